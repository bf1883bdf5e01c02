namespace ResponsibilityBot.Host.Deliveries;

/// <summary>Adds what delivers broadcasts.</summary>
internal static class DeliveryServices
{
    /// <summary>Adds <see cref="DeliveryWorker"/>. Needs storage, quizzes and workers. What writes down stops last.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services) => services
        .AddSingleton<DeliveryEnds>()
        .AddSingleton<DeliveryDesk>()
        .AddHostedService(provider => provider.GetRequiredService<DeliveryEnds>())
        .AddHostedService<DeliveryWorker>();
}
