using ResponsibilityBot.Tutoring.Knowledge;

namespace ResponsibilityBot.Content;

/// <summary>What a phrase names.</summary>
internal enum NameKind
{
    Responsibility,
    Aspect,

    /// <summary>An aspect, but only beside words of its responsibility.</summary>
    AspectHint,
    Family,
    Model,
    Provider,
    Service,
    AiLayer,
    Term,
    Misconception,
}

/// <summary>A phrase that names something.</summary>
/// <param name="Text">As written.</param>
/// <param name="Where">Its own line.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Id">The id of that; for an aspect <c>responsibility/aspect</c>.</param>
/// <param name="IsWeak">Whether it counts only in a question that is plainly about the cloud.</param>
internal sealed record NamingPhrase(string Text, Where Where, NameKind Kind, string Id, bool IsWeak);

/// <summary>Verbs and things that name something.</summary>
/// <param name="Words">As written.</param>
/// <param name="Where">Where they stand.</param>
/// <param name="Id">The id that they lead to; for an aspect <c>responsibility/aspect</c>.</param>
internal sealed record NamingAction(ActionWords Words, Where Where, string Id);
