using Microsoft.Extensions.Time.Testing;
using ResponsibilityBot.Tutoring.Turns;

namespace ResponsibilityBot.Tutoring.Tests.Turns;

public sealed class SendHoldsSpecs
{
    private readonly FakeTimeProvider time = new();
    private readonly SendHolds holds;

    public SendHoldsSpecs() => holds = new(time);

    [Fact]
    public void One_place_that_is_held_is_one_place_its_threads_included()
    {
        holds.Close(To("t1", "red;messageid=1"), "post", TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), holds.Left(To("t1", "red"), "post"));
        Assert.Equal(TimeSpan.FromSeconds(3), holds.Left(To("t1", "red;messageid=2"), "post"));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t1", "green"), "post"));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t1", "red"), "edit"));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t2", "red"), "post"));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t1", "red"), "post"));
    }

    [Fact]
    public void Two_places_that_are_held_at_once_are_the_tenant_for_as_long_as_the_second()
    {
        holds.Close(To("t1", "red"), "post", TimeSpan.FromSeconds(3));
        holds.Close(To("t1", "green"), "post", TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(5), holds.Left(To("t1", "gold"), "post"));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t1", "gold"), "edit"));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t2", "gold"), "post"));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t1", "gold"), "post"));
    }

    [Fact]
    public void A_place_that_was_held_once_and_is_free_says_nothing_about_the_tenant()
    {
        holds.Close(To("t1", "red"), "", TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));
        holds.Close(To("t1", "green"), "", TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.Zero, holds.Left(To("t1", "gold"), ""));
    }

    [Fact]
    public void A_shorter_wait_takes_nothing_from_a_longer_one()
    {
        holds.Close(To("t1", "red"), "", TimeSpan.FromSeconds(9));
        holds.Close(To("t1", "red"), "", TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(9), holds.Left(To("t1", "red"), ""));
    }

    private static Outbound To(string tenant, string conversation) =>
        new() { Id = conversation, InReplyTo = null, Channel = "activity", Tenant = tenant, Conversation = conversation, Address = "", Body = "" };
}
