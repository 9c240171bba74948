using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Tests;

/// <summary>The short run: the same inputs each time. The long one is <c>fuzz</c> of the benchmarks.</summary>
public sealed class HostileInputTests
{
    private const int EachTarget = 600;

    public static TheoryData<string> Targets => new(FuzzTargets.All().Select(target => target.Name));

    // Generous with time: the machine may be busy. What never ends still ends the test.
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_input_breaks_a_promise(string name)
    {
        var hung = new TaskCompletionSource<FuzzDefect>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new FuzzOptions(EachTarget, Seed: 1)
        {
            Threads = 1,
            LongestInput = TimeSpan.FromSeconds(10),
            HungAfter = TimeSpan.FromSeconds(60),
            Hung = defect => hung.TrySetResult(defect),
        };
        var run = Task.Run(() => new Fuzzing([.. FuzzTargets.All().Where(target => target.Name == name)], options).Run());
        if (await Task.WhenAny(run, hung.Task) == hung.Task) Assert.Fail($"{(await hung.Task).Message}: {(await hung.Task).Input}");
        var report = await run;
        Assert.True(report.Defects.Count == 0, string.Join("\n", report.Defects.Select(defect => $"{defect.Kind}: {defect.Message}\n{defect.Input}")));
        Assert.Equal(EachTarget, report.Inputs);
    }
}
