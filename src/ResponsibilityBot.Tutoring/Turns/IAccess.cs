namespace ResponsibilityBot.Tutoring.Turns;

/// <summary>What people may do beyond asking and answering. A higher one holds the lower ones where that is said.</summary>
public enum Role
{
    /// <summary>Sets up quizzes and challenges in a conversation.</summary>
    Host,

    /// <summary>Sees what teams know, never what one person answered.</summary>
    Manager,

    /// <summary>Sets up the bot and gives roles; may do what hosts, managers and authors may.</summary>
    Administrator,

    /// <summary>Proposes what the organisation says of itself, and approves what others proposed.</summary>
    Author,
}

/// <summary>Who may do what: the settings <c>Access:Admins</c>, <c>Access:Hosts</c>, <c>Access:Managers</c> and <c>Access:Authors</c>. Denies whoever is not named. Safe for use by many threads.</summary>
public interface IAccess
{
    /// <summary>Whether the person of a turn has a role in their tenant. In their own chat with the bot everybody is their own host.</summary>
    bool Allows(Turn turn, Role role);
}
