using BackupScheduler.LocalAws.Emulation;

namespace BackupScheduler.LocalAws.Tests.Children;

/// <summary>Starts an emulator, says where it is, and then waits to be killed, without any clean-up of its own.</summary>
internal static class EmulatorHolder
{
    public static async Task<int> RunAsync()
    {
        var emulator = await Emulator.StartAsync();
        Console.WriteLine(emulator.Address);
        await Task.Delay(Timeout.Infinite);
        await emulator.DisposeAsync();
        return 0;
    }
}
