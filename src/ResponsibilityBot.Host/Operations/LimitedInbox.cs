using Microsoft.Extensions.Options;
using ResponsibilityBot.BotFramework.DirectLine;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Host.Operations;

/// <summary>
/// The inbox behind the limits of <see cref="IntakeOptions"/>. Asked only once it is certain who it is, so nobody uses up what is somebody else's.
/// What is over a limit is not kept and not acknowledged: its channel holds it and sends it again.
/// </summary>
internal sealed class LimitedInbox(IInbox inbox, IOptions<IntakeOptions> options, TimeProvider time) : IInbox
{
    private readonly EvenRates<Sender> people = new(options.Value.PerPersonAndMinute, time);
    private readonly EvenRates<string> tenants = new(options.Value.PerTenantAndMinute, time);

    /// <inheritdoc/>
    /// <exception cref="TooManyException">The person or the tenant is over its limit.</exception>
    public Task<bool> KeepAsync(Inbound inbound, CancellationToken cancel)
    {
        RequireRoom(inbound);
        return inbox.KeepAsync(inbound, cancel);
    }

    /// <inheritdoc/>
    /// <exception cref="TooManyException">The person or the tenant is over its limit.</exception>
    public Task<bool> TakeAsync(Inbound inbound, CancellationToken cancel)
    {
        RequireRoom(inbound);
        return inbox.TakeAsync(inbound, cancel);
    }

    /// <inheritdoc/>
    /// <exception cref="TooManyException">The person or the tenant is over its limit.</exception>
    public ValueTask<bool> BeginAsync(Inbound inbound, CancellationToken cancel)
    {
        RequireRoom(inbound);
        return inbox.BeginAsync(inbound, cancel);
    }

    public Task<IReadOnlyList<Inbound>> ClaimAsync(int most, CancellationToken cancel) => inbox.ClaimAsync(most, cancel);

    public Task<IReadOnlyList<Outbound>?> FinishAsync(Inbound inbound, IReadOnlyList<Outbound> said, string? welcome, CancellationToken cancel) => inbox.FinishAsync(inbound, said, welcome, cancel);

    public Task RetryAsync(Inbound inbound, DateTimeOffset at, string reason, CancellationToken cancel) => inbox.RetryAsync(inbound, at, reason, cancel);

    public Task SetAsideAsync(Inbound inbound, string reason, IReadOnlyList<Outbound> said, CancellationToken cancel) => inbox.SetAsideAsync(inbound, reason, said, cancel);

    public Task ReleaseAsync(Inbound inbound, CancellationToken cancel) => inbox.ReleaseAsync(inbound, cancel);

    public Task<IReadOnlyList<Inbound>> WaitAsync(SemaphoreSlim places, CancellationToken cancel) => inbox.WaitAsync(places, cancel);

    public Task<IReadOnlyList<Outbound>> AnswersAsync(string id, CancellationToken cancel) => inbox.AnswersAsync(id, cancel);

    private void RequireRoom(Inbound inbound)
    {
        // The person first: who floods alone must not use up what is the tenant's.
        if (inbound.Whereabouts?.Person is { } person)
            Require(people, new(inbound.Tenant, person));
        Require(tenants, inbound.Tenant);
    }

    private static void Require<T>(EvenRates<T> rates, T key)
        where T : notnull
    {
        if (rates.Wait(key) is { } wait)
            throw new TooManyException(wait);
    }

    private readonly record struct Sender(string Tenant, string Person);
}

/// <summary>More came from one sender than is taken.</summary>
/// <param name="wait">How long until something is taken again.</param>
internal sealed class TooManyException(TimeSpan wait) : Exception($"More came from one sender than is taken; in {Math.Ceiling(wait.TotalSeconds)} seconds there is room again.")
{
    /// <summary>How long until something is taken again.</summary>
    public TimeSpan Wait => wait;
}
