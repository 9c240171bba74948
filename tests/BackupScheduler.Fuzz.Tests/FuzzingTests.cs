using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Tests;

/// <summary>That nothing is found proves something only if there is something that would be found.</summary>
public sealed class FuzzingTests
{
    private static readonly FuzzOptions s_few = new(2000, Seed: 7) { Threads = 2 };

    [Fact]
    public void An_exception_is_found_once_and_its_input_is_shortened()
    {
        var report = new Fuzzing([new Fragile(input => { if (input.Contains('*', StringComparison.Ordinal)) throw new FormatException("a star"); })], s_few).Run();
        var defect = Assert.Single(report.Defects);
        Assert.Equal(("fragile", "*", nameof(FormatException)), (defect.Target, defect.Input, defect.Kind));
    }

    [Fact]
    public void A_broken_promise_is_told_in_its_own_words()
    {
        var report = new Fuzzing([new Fragile(input => BrokenPromiseException.Unless(input.Length < 100, "too long"))], s_few).Run();
        Assert.Equal("too long", Assert.Single(report.Defects).Message);
        Assert.Equal(100, report.Defects[0].Input.Length);
    }

    [Fact]
    public void An_input_that_allocates_too_much_is_found()
    {
        var report = new Fuzzing([new Fragile(_ => GC.KeepAlive(new byte[2_000_000]))], s_few with { MostAllocated = 1_000_000 }).Run();
        Assert.Equal("Memory", Assert.Single(report.Defects).Kind);
    }

    [Fact]
    public async Task An_input_that_never_ends_is_told_while_it_runs()
    {
        using var end = new ManualResetEventSlim();
        var hung = new TaskCompletionSource<FuzzDefect>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new FuzzOptions(1, Seed: 7) { Threads = 1, LongestInput = TimeSpan.FromMinutes(10), HungAfter = TimeSpan.FromMilliseconds(1), Hung = defect => hung.TrySetResult(defect) };
        var run = Task.Run(() => new Fuzzing([new Fragile(_ => end.Wait())], options).Run());
        Assert.Equal("Hang", (await hung.Task).Kind);
        end.Set();
        await run;
    }

    [Fact]
    public void A_seed_and_a_number_make_the_same_input_each_time()
    {
        var one = new Fuzzing(FuzzTargets.All(), s_few);
        var other = new Fuzzing(FuzzTargets.All(), s_few);
        // The Runtime API's deadline is a time from now.
        Assert.All(Enumerable.Range(0, 200).Where(number => one.InputOf(number).Target.Name != "Runtime API"), number => Assert.Equal(one.InputOf(number).Input, other.InputOf(number).Input));
        Assert.NotEqual(one.InputOf(0).Input, new Fuzzing(FuzzTargets.All(), s_few with { Seed = 8 }).InputOf(0).Input);
    }

    [Fact]
    public void A_saved_input_is_read_back_as_it_was_even_where_it_is_no_unicode()
    {
        var file = Path.GetTempFileName();
        try
        {
            var defect = new FuzzDefect("items", "{\"a\":\"\uD800\0\"}", "Hang", "not done");
            defect.Save(file);
            Assert.Equal(defect, FuzzDefect.Read(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class Fragile(Action<string> run) : IFuzzTarget
    {
        public string Name => "fragile";

        public string Seed(Random random) => """{"a":[1,"two",{"b":null}]}""";

        public void Run(string input) => run(input);
    }
}
