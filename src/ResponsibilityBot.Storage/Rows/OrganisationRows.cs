namespace ResponsibilityBot.Storage.Rows;

/// <summary>A row of <c>organisation_versions</c>: how often a tenant changed what it says of itself.</summary>
internal sealed class OrganisationVersionRow
{
    public required string Tenant { get; init; }

    public long Version { get; init; }
}

/// <summary>A row of <c>organisation_changes</c>: a change of a tenant's layers as it stands.</summary>
internal sealed class OrganisationChangeRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    /// <summary><see cref="Tutoring.Organisation.ChangeStep"/> as a number.</summary>
    public int State { get; init; }

    /// <summary>The state that was told last, or -1.</summary>
    public int Told { get; init; }

    /// <summary>The override as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Its last day, or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Who proposed it; empty when that person is no longer known.</summary>
    public required string Person { get; init; }

    public required string Name { get; init; }

    public string? Decider { get; init; }

    public string? DeciderName { get; init; }

    public required string Channel { get; init; }

    public required string Conversation { get; init; }

    public long ProposedAt { get; init; }
}

/// <summary>A row of <c>organisation_steps</c>: the history of changes. Rows are added and never changed, but for people who want to be forgotten.</summary>
internal sealed class OrganisationStepRow
{
    public long Sequence { get; init; }

    public required string Tenant { get; init; }

    public required string Change { get; init; }

    public int Step { get; init; }

    /// <summary>Who did it, or null for the calendar.</summary>
    public string? Person { get; init; }

    public string? Name { get; init; }

    public long At { get; init; }

    public required string Why { get; init; }
}

/// <summary>A row of <c>organisation_roles</c>.</summary>
internal sealed class OrganisationRoleRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What names have in common that are the same.</summary>
    public required string NameKey { get; init; }

    public string? Channel { get; init; }

    public string? Conversation { get; init; }

    public string? Place { get; init; }
}

/// <summary>The row of <c>file_layers</c>: what the content files moved when they were looked at last.</summary>
internal sealed class FileLayerRow
{
    public required string Name { get; init; }

    /// <summary>The overrides as JSON, by their ids.</summary>
    public required string Content { get; init; }
}

/// <summary>A row of <c>file_layer_changes</c>: a duty of which a tenant has still to be told that the content files hold it otherwise.</summary>
internal sealed class FileLayerChangeRow
{
    public required string Tenant { get; init; }

    public required string Responsibility { get; init; }

    /// <summary>What the files moved of it when the tenant was told last: overrides as JSON.</summary>
    public required string Before { get; init; }

    public long At { get; init; }
}

/// <summary>A row of <c>organisation_asks</c>: a question that somebody put to a role.</summary>
internal sealed class OrganisationAskRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Role { get; init; }

    public string? Responsibility { get; init; }

    public string? Target { get; init; }

    public required string Question { get; init; }

    /// <summary>Who asks.</summary>
    public required string Person { get; init; }

    public required string Name { get; init; }

    public long AskedAt { get; init; }

    /// <summary><see cref="Tutoring.Organisation.Roles.AskState"/> as a number.</summary>
    public int State { get; init; }

    /// <summary>The state that was told last, or -1.</summary>
    public int Told { get; init; }

    public required string Answer { get; init; }

    public string? Answerer { get; init; }

    public string? AnswererName { get; init; }
}
