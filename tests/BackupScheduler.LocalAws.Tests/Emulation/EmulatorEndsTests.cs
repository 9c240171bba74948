using System.Diagnostics;
using System.Net.Sockets;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Tests.Children;

namespace BackupScheduler.LocalAws.Tests.Emulation;

public sealed class EmulatorEndsTests
{
    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", false)]
    [InlineData("KILL", false)]
    [InlineData("KILL", true)]
    public async Task The_emulator_ends_when_its_parent_is_ended_by(string signal, bool toTheWholeGroup)
    {
        using var parent = Child.StartAsGroup("hold-emulator");
        var address = new Uri((await parent.StandardOutput.ReadLineAsync())!);
        Assert.True(await AnswersAsync(address));

        using (var kill = Process.Start("kill", ["-s", signal, "--", toTheWholeGroup ? $"-{parent.Id}" : $"{parent.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await parent.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(await EndsAsync(address));
    }

    [Fact]
    public async Task The_emulator_ends_when_it_is_disposed_even_behind_a_shim_that_spawns()
    {
        using var bin = new FakeBin();
        bin.Add("moto_server", $"'{FakeBin.RealServer}' \"$@\" & wait");
        var emulator = await Emulator.StartAsync(bin.Options);

        await emulator.DisposeAsync();

        Assert.False(await AnswersAsync(emulator.Address));
    }

    [Fact]
    public async Task A_cancelled_start_leaves_nothing_behind()
    {
        using var bin = new FakeBin();
        bin.Add("moto_server", $"echo $$ > '{bin.Bin}/pid'; sleep 300");
        using var cancel = new CancellationTokenSource();
        var starting = Emulator.StartAsync(bin.Options, null, cancel.Token);
        while (!File.Exists($"{bin.Bin}/pid") || new FileInfo($"{bin.Bin}/pid").Length == 0)
        {
            await Task.Delay(20);
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync($"{bin.Bin}/pid")).Trim()}"));
    }

    private static async Task<bool> EndsAsync(Uri address)
    {
        for (var i = 0; i < 100; i++)
        {
            if (!await AnswersAsync(address))
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }

    private static async Task<bool> AnswersAsync(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "moto-api/config"));
            return true;
        }
        // A server that ends while it is being connected to shows as either.
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }
}
