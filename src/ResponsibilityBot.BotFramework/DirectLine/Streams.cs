namespace ResponsibilityBot.BotFramework.DirectLine;

/// <summary>The open streams: one for each conversation. A newer one closes the older.</summary>
internal sealed class Streams
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>Takes the conversation's place. Dispose it when the stream has ended.</summary>
    public Place Enter(string conversation)
    {
        var place = new Place(this, conversation);
        Place? older;
        lock (gate)
        {
            places.Remove(conversation, out older);
            places[conversation] = place;
        }

        older?.GiveWay();
        return place;
    }

    private void Leave(Place place)
    {
        lock (gate)
        {
            if (places.TryGetValue(place.Conversation, out var current) && current == place)
                places.Remove(place.Conversation);
        }
    }

    /// <summary>One open stream.</summary>
    internal sealed class Place(Streams streams, string conversation) : IDisposable
    {
        // Never disposed: a newer stream may cancel it at any time, and without a timer there is nothing to give back.
        private readonly CancellationTokenSource replaced = new();

        public string Conversation { get; } = conversation;

        /// <summary>Cancelled when a newer stream takes the place.</summary>
        public CancellationToken Replaced => replaced.Token;

        public void GiveWay() => replaced.Cancel();

        public void Dispose() => streams.Leave(this);
    }
}
