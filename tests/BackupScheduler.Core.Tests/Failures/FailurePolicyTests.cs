using BackupScheduler.Core.Failures;
using CsCheck;

namespace BackupScheduler.Core.Tests.Failures;

public sealed class FailurePolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly FailurePolicy Policy = new(5);

    [Theory]
    [InlineData(FailureKind.Throttled, 1, 0, "retry")]
    [InlineData(FailureKind.Throttled, 10_000, 359, "retry")]
    [InlineData(FailureKind.Throttled, 1, 360, "give up")]
    [InlineData(FailureKind.Transient, 10_000, 359, "retry")]
    [InlineData(FailureKind.Transient, 1, 360, "give up")]
    [InlineData(FailureKind.Other, 4, 100_000, "retry")]
    [InlineData(FailureKind.Other, 5, 0, "give up")]
    [InlineData(FailureKind.Other, 6, 0, "give up")]
    [InlineData(FailureKind.AccessDenied, 1, 0, "give up")]
    [InlineData(FailureKind.RoleUnavailable, 1, 0, "give up")]
    [InlineData(FailureKind.Malformed, 1, 0, "give up")]
    [InlineData(FailureKind.RegionUnavailable, 1, 0, "report")]
    [InlineData(FailureKind.RegionUnavailable, 99, 100_000, "report")]
    public void The_failure_policy_as_a_table(FailureKind kind, int receives, int minutes, string expected) =>
        Assert.Equal(expected, Policy.Decide(kind, new Attempt(receives, Now.AddMinutes(-minutes)), Now, 0.5) switch
        {
            FailureDecision.Retry => "retry",
            FailureDecision.GiveUp => "give up",
            _ => "report",
        });

    [Theory]
    [InlineData(FailureKind.Throttled, 9, 360, "still failing 6 hours after it was sent")]
    [InlineData(FailureKind.Other, 7, 0, "failed 7 times")]
    [InlineData(FailureKind.Malformed, 1, 0, "a retry cannot help")]
    public void Giving_up_says_why(FailureKind kind, int receives, int minutes, string because) =>
        Assert.Equal(
            new FailureDecision.GiveUp(because), Policy.Decide(kind, new Attempt(receives, Now.AddMinutes(-minutes)), Now, 0.5));

    [Theory]
    [InlineData(1, 0.0, 1)]
    [InlineData(1, 1.0, 2)]
    [InlineData(2, 0.0, 2)]
    [InlineData(3, 0.5, 6)]
    [InlineData(9, 1.0, 512)]
    [InlineData(10, 0.0, 450)]
    [InlineData(10, 1.0, 900)]
    [InlineData(int.MaxValue, 1.0, 900)]
    [InlineData(0, 0.0, 1)]
    [InlineData(-5, 0.0, 1)]
    public void The_wait_doubles_up_to_a_quarter_of_an_hour(int receives, double jitter, int seconds) =>
        Assert.Equal(
            new FailureDecision.Retry(TimeSpan.FromSeconds(seconds)),
            Policy.Decide(FailureKind.Throttled, new Attempt(receives, Now), Now, jitter));

    [Fact]
    public void Every_wait_is_whole_seconds_that_a_queue_accepts() =>
        Gen.Select(Gen.Int[1, 60], Gen.Double[0, 1]).Sample((receives, jitter) =>
        {
            var retry = Assert.IsType<FailureDecision.Retry>(
                Policy.Decide(FailureKind.Transient, new Attempt(receives, Now), Now, jitter));
            var longest = Math.Min(900, Math.Pow(2, receives));
            Assert.InRange(retry.After.TotalSeconds, longest / 2, longest);
            Assert.Equal(0, retry.After.Ticks % TimeSpan.TicksPerSecond);
        });

    [Fact]
    public void A_message_from_the_future_is_young() =>
        Assert.IsType<FailureDecision.Retry>(Policy.Decide(FailureKind.Throttled, new Attempt(1, Now.AddDays(1)), Now, 0));

    [Fact]
    public void Only_the_first_delivery_is_not_repeated()
    {
        Assert.False(new Attempt(1, Now).IsRepeated);
        Assert.True(new Attempt(2, Now).IsRepeated);
    }
}
