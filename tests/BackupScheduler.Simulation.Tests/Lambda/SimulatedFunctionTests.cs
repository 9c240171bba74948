using BackupScheduler.Functions.Settings;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;
using BackupScheduler.Simulation.Time;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Tests.Lambda;

/// <summary>A simulated function costs what Lambda would bill, and ends when Lambda would end it.</summary>
public sealed class SimulatedFunctionTests : IDisposable
{
    private static readonly Scenario s_scenario = new()
    {
        Latencies = new Latencies { ColdStart = new Latency(200, Spread: 0), CreateBackup = new Latency(100, Spread: 0) },
        Costs = new CpuCosts { Call = TimeSpan.FromMilliseconds(2), Message = TimeSpan.Zero, Invocation = TimeSpan.Zero },
    };

    private readonly VirtualTime _time = new(s_scenario.FirstRun.Time);
    private readonly Trace _trace;
    private readonly SimulatedAws _aws;
    private int _effects;

    public SimulatedFunctionTests()
    {
        _trace = new Trace(_time);
        _aws = new SimulatedAws(s_scenario, _time, _trace);
    }

    public void Dispose() => _trace.Dispose();

    [Theory]
    [InlineData(1.0, 302)]
    [InlineData(0.1, 320)]
    public void A_call_takes_its_latency_and_its_share_of_a_processor_and_the_first_one_a_start(double processors, int expected)
    {
        var function = New(processors);
        _time.Run(() => InvokeAsync(function, calls: 1));
        Assert.Equal(expected / 1000.0, function.Meter.Use().BilledSeconds, 6);
        _time.Run(() => InvokeAsync(function, calls: 1));
        Assert.Equal(((2 * expected) - 200) / 1000.0, function.Meter.Use().BilledSeconds, 6);
        Assert.Equal((2, 1), (function.Meter.Use().Invocations, function.Meter.Use().ColdStarts));
    }

    [Fact]
    public void Calls_that_are_made_at_once_wait_for_the_one_processor_and_not_for_each_others_answers()
    {
        var function = New(processors: 0.1);
        _time.Run(() => InvokeAsync(function, calls: 10));
        // 200 ms of start; ten calls of 20 ms of processor, side by side with 100 ms on the way.
        Assert.InRange(function.Meter.Use().BilledSeconds, 0.4, 0.5);
    }

    [Fact]
    public void At_its_timeout_an_invocation_ends_and_is_billed_so_far_and_its_sandbox_is_used_no_more()
    {
        var function = New(processors: 1, timeout: 0.15);
        _time.Run(async () =>
        {
            await Assert.ThrowsAsync<TimeoutException>(() => InvokeAsync(function, calls: 1, oneAfterTheOther: 5));
            await Task.Delay(TimeSpan.FromSeconds(10), _time);
        });
        // The second call was on its way: it takes effect. The third is never made.
        Assert.Equal(2, _effects);
        Assert.Equal((1, 0.35), (function.Meter.Use().Timeouts, function.Meter.Use().BilledSeconds));
        _time.Run(() => InvokeAsync(function, calls: 1));
        Assert.Equal(2, function.Meter.Use().ColdStarts);
    }

    [Fact]
    public void No_more_invocations_run_at_once_than_the_account_may_have()
    {
        var function = New(processors: 1, concurrency: 3);
        _time.Run(() => Task.WhenAll(Enumerable.Range(0, 10).Select(_ => InvokeAsync(function, calls: 1))));
        Assert.Equal((10, 3, 3), (function.Meter.Use().Invocations, function.Meter.Use().PeakConcurrency, function.Meter.Use().ColdStarts));
    }

    [Fact]
    public void What_the_function_writes_is_counted_in_bytes_and_Lambdas_own_lines_besides()
    {
        var function = New(processors: 1);
        _time.Run(() => InvokeAsync(function, calls: 1));
        function.Meter.Log.WriteLine("grün");
        Assert.Equal(400 + 6, function.Meter.Use().LogBytes);
    }

    private SimulatedFunction<SimulatedWire> New(double processors, double timeout = 60, int concurrency = 1000) => new(
        new FunctionOptions(FunctionName.Worker, 128, processors, TimeSpan.FromSeconds(timeout)),
        sandbox => new SimulatedWire(_aws, sandbox),
        new AccountConcurrency(concurrency, _time),
        _aws);

    private Task<bool> InvokeAsync(SimulatedFunction<SimulatedWire> function, int calls, int oneAfterTheOther = 1) =>
        function.InvokeAsync("an-invocation", 1, async (wire, _) =>
        {
            for (var i = 0; i < oneAfterTheOther; i++)
                await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => wire.CallAsync(Operation.CreateBackup, null, "", () => ++_effects, CancellationToken.None)));
            return true;
        });
}
