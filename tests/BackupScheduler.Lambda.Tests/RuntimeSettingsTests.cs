using System.Text.Json;

namespace BackupScheduler.Lambda.Tests;

/// <summary>What the program tells the runtime, as it is built; native code holds the same values.</summary>
public sealed class RuntimeSettingsTests
{
    [Fact]
    public void A_thread_that_waits_does_not_spin()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bootstrap.runtimeconfig.json")));
        var properties = settings.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.Equal(0, properties.GetProperty("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit").GetInt32());
    }
}
