using BackupScheduler.Bench.Compare;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>What is read off a real run, and when a simulation agrees with it.</summary>
public sealed class ComparisonTests
{
    private static readonly DateTimeOffset s_fired = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_times_of_a_real_run_are_read_off_the_calls_that_were_logged()
    {
        var times = CallLogReading.Times(
            [
                Call("ListBackups", at: 1, milliseconds: 100),
                Call("CreateBackup", at: 4, milliseconds: 500),
                Call("CreateBackup", at: 3, milliseconds: 100),
                Call("ListBackups", at: 64, milliseconds: 100),
                Call("ListBackups", at: 65, milliseconds: 100, status: 400),
                Call("DeleteBackup", at: 80, milliseconds: 250),
                Call("ReceiveMessage", at: 99, milliseconds: 5, service: "sqs"),
            ],
            s_fired);
        Assert.Equal(new RunTimes(Seconds(4.5), Seconds(80.25), Seconds(16.25), Throttled: 1, Calls: 6), times);
    }

    [Fact]
    public void A_latency_is_the_median_of_the_calls_that_were_served()
    {
        var latencies = CallLogReading.Latencies(
            [
                Call("CreateBackup", 1, 10), Call("CreateBackup", 2, 30), Call("CreateBackup", 3, 1000),
                Call("DeleteBackup", 4, 20), Call("DeleteBackup", 4, 5000, status: 400),
                Call("ReceiveMessage", 5, 8, service: "sqs"), Call("DeleteMessageBatch", 6, 12, service: "sqs"),
            ]);
        Assert.Equal(30, latencies.CreateBackup.Milliseconds, 1e-6);
        Assert.True(latencies.CreateBackup.Spread > 1, $"{latencies.CreateBackup.Spread}");
        Assert.Equal(20, latencies.DeleteBackup.Milliseconds, 1e-6);
        Assert.Equal(0, latencies.DeleteBackup.Spread);
        // A receive, half of the pause between two looks, and the deletion at the end.
        Assert.Equal(8 + 50 + 12, latencies.Delivery.Milliseconds, 1e-6);
    }

    [Theory]
    [InlineData(11.4, 100, true)]
    [InlineData(11.6, 100, false)]
    [InlineData(8.6, 100, true)]
    [InlineData(8.4, 100, false)]
    [InlineData(10, 120, false)]
    public void Every_simulated_time_must_lie_within_15_percent(double create, double prune, bool agrees) => Assert.Equal(
        agrees,
        new Comparison(
            new RunTimes(Seconds(10), Seconds(100), Seconds(30), 0, 0), new RunTimes(Seconds(create), Seconds(prune), Seconds(30), 0, 0), new Latencies()).Agrees);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static LoggedCall Call(string operation, double at, double milliseconds, int status = 200, string service = "dynamodb") => new(
        1, s_fired.AddSeconds(at), service, operation, "123456789012", "us-east-1", status, "", TimeSpan.FromMilliseconds(milliseconds));
}
