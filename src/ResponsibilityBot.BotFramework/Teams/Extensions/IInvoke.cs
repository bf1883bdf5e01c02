using System.Text.Json.Nodes;
using ResponsibilityBot.BotFramework.Schema;

namespace ResponsibilityBot.BotFramework.Teams.Extensions;

/// <summary>Answers one kind of invoke in its own request, from what is in memory or read at once. It keeps nothing and changes nothing, so a second delivery is answered again.</summary>
internal interface IInvoke
{
    /// <summary>The <c>name</c> of the invoke.</summary>
    string Name { get; }

    /// <summary>The body of the answer. What is wrong with the invoke is said in it; it does not throw, whatever the value holds.</summary>
    ValueTask<JsonObject> AnswerAsync(Activity heard, CancellationToken cancel);
}
