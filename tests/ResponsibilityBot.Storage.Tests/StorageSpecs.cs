namespace ResponsibilityBot.Storage.Tests;

/// <summary>What holds on every engine.</summary>
public abstract class StorageSpecs(Engine engine)
{
    private protected Task<TemporaryDatabase> StartAsync(params (string Key, string Value)[] settings) => TemporaryDatabase.StartAsync(engine, settings);
}
