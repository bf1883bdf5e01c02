using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Quartz;
using ResponsibilityBot.Host.Quizzes;

namespace ResponsibilityBot.EndToEnd.Quizzes;

public sealed class LateSchedulerSpecs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Quartz does not say that it was cancelled, but that its transaction could not be committed.</summary>
    [Fact]
    public async Task Being_told_to_stop_while_Quartz_starts_is_no_failure()
    {
        var entered = new TaskCompletionSource();
        var factory = new Mock<ISchedulerFactory>();
        factory.Setup(each => each.GetScheduler(It.IsAny<CancellationToken>())).Returns(async (CancellationToken stop) =>
        {
            entered.SetResult();
            var stopped = new TaskCompletionSource();
            await using var registered = stop.Register(stopped.SetResult);
            await stopped.Task.WaitAsync(Cancel);
            throw new JobPersistenceException("Couldn't commit ADO.NET transaction. A task was canceled.");
        });
        var time = new FakeTimeProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddQuartz();
        builder.Services.AddSingleton(factory.Object);
        builder.Services.AddHostedService<LateScheduler>();
        await using var app = builder.Build();
        await app.StartAsync(Cancel);
        var scheduler = app.Services.GetServices<IHostedService>().OfType<LateScheduler>().Single();

        time.Advance(LateScheduler.Moment);
        await entered.Task.WaitAsync(Cancel);
        await app.StopAsync(Cancel);

        Assert.True(scheduler.Started.IsCompletedSuccessfully);
    }
}
