namespace ResponsibilityBot.Tutoring.Organisation;

/// <summary>A part of the organisation that does work: who "the customer" is in this company.</summary>
/// <param name="Id">Kebab case, unique in the tenant and lasting: <c>platform</c>.</param>
/// <param name="Name">What people call it: <c>Platform team</c>. Unique in the tenant, however it is written.</param>
/// <param name="Contact">Where it can be asked, or null while nobody said so.</param>
public sealed record Role(string Id, string Name, RoleContact? Contact);

/// <summary>A place in which a role is asked: a channel, a group or one person's own conversation that the bot is in.</summary>
/// <param name="Carrier">The name of the channel that reaches it.</param>
/// <param name="Conversation">The conversation there.</param>
/// <param name="Name">How to call the place to people.</param>
public sealed record RoleContact(string Carrier, string Conversation, string Name);
