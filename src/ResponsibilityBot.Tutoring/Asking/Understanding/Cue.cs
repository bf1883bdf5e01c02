namespace ResponsibilityBot.Tutoring.Asking.Understanding;

/// <summary>What words other than names say: who asks, about which side, what kind of question it is. The words themselves are content.</summary>
public enum Cue
{
    /// <summary>Asks for a party: who, whose, which party.</summary>
    Who,

    /// <summary>Names a duty: responsible, job, duty, accountable, owns, in charge.</summary>
    Duty,

    /// <summary>Somebody does something: handle, take care of, deal with.</summary>
    Handles,

    /// <summary>An obligation: need to, have to, must, should.</summary>
    Must,

    /// <summary>The customer's side: we, our team, the customer, on us.</summary>
    CustomerSide,

    /// <summary>The provider's side: the vendor, they, the cloud provider.</summary>
    ProviderSide,

    /// <summary>Both sides as a choice: us or them, ours or theirs.</summary>
    EitherSide,

    /// <summary>A thing of the provider's own: underlying, inside the provider's data centre, behind the service.</summary>
    ProviderOwn,

    /// <summary>A thing of the customer's own: our own, our side of.</summary>
    CustomerOwn,

    /// <summary>Turns the question round: not, never, no longer.</summary>
    Negation,

    /// <summary>Asks for a list: responsibilities, what do we do, to-do list.</summary>
    ListDuties,

    /// <summary>What is done by somebody: what does, what do, which things.</summary>
    What,

    /// <summary>Compares: versus, difference, side by side.</summary>
    Compare,

    /// <summary>A move from one place to another.</summary>
    Move,

    /// <summary>The words between the two places of a move: to, into, for.</summary>
    MoveTo,

    /// <summary>Asks which model a service is.</summary>
    Classify,

    /// <summary>Leaves the work to the provider: rely on, leave it to.</summary>
    Delegate,

    /// <summary>Asks for the most.</summary>
    Most,

    /// <summary>Asks for the least.</summary>
    Least,

    /// <summary>Asks what never changes: always, in every model.</summary>
    Always,

    /// <summary>A wrong belief stated or asked: automatically, is it true that, so no need.</summary>
    Claim,

    /// <summary>Asks for agreement: isn't it, right, correct.</summary>
    Tag,

    /// <summary>Asks for disagreements or joint duties: gray area, split between.</summary>
    Gray,

    /// <summary>Asks for a meaning: what is, define, explain.</summary>
    Define,

    /// <summary>Asks for the matrix: matrix, RACI, overview.</summary>
    Matrix,

    /// <summary>Asks for a reason: why, how come, tell me more.</summary>
    Why,

    /// <summary>Goes on from the question before: and, what about, same for.</summary>
    FollowUp,

    /// <summary>Corrects the question before: I meant.</summary>
    Correction,

    /// <summary>Points at something said before: it, there, that.</summary>
    Reference,

    /// <summary>Widens to everything else: the other models, all of them.</summary>
    Others,

    /// <summary>Which model: in which models, where does.</summary>
    WhichModel,

    /// <summary>Asks how to do something, or to do it.</summary>
    HowTo,

    /// <summary>Asks for a price, a status, a version, a date, a recommendation.</summary>
    OtherTopic,

    /// <summary>Plainly about the cloud: cloud, aws, service, provider.</summary>
    Cloud,

    /// <summary>Plainly about something else: pizza, invoice of a parcel service, dental insurance.</summary>
    Elsewhere,

    /// <summary>Wants to be quizzed.</summary>
    Quiz,

    /// <summary>Asks for one's own score.</summary>
    Score,

    /// <summary>Asks for a board.</summary>
    Leaderboard,

    /// <summary>Asks for help.</summary>
    Help,

    /// <summary>Greets, thanks, says goodbye.</summary>
    SmallTalk,
}
