using BackupScheduler.Bench.Functions;
using BackupScheduler.LocalAws.Lambda;
using BackupScheduler.LocalAws.Seeding;

namespace BackupScheduler.Bench.Calls;

/// <summary>Two sweeps of one account in which nobody had the deny before.</summary>
/// <param name="Principals">Users and roles of the account.</param>
/// <param name="First">Everybody gets the deny.</param>
/// <param name="Second">Everybody has it.</param>
internal sealed record SweepCalls(int Principals, CallCounts First, CallCounts Second)
{
    /// <summary>Seeds, sweeps twice and counts.</summary>
    /// <exception cref="MeasurementException">A sweep failed, or did not reach everybody.</exception>
    public static async Task<SweepCalls> MeasureAsync(int principals, EmulatedAws aws, string program, CancellationToken cancellation)
    {
        var seeder = new Seeder(aws.Direct);
        await seeder.Organization.CreateAsync(cancellation);
        var account = await seeder.Organization.CreateAccountAsync("member", cancellation);
        var users = principals * 2 / 5;
        // Less one: Organizations makes a role of its own.
        await seeder.Principals.CreateManyAsync(account, "many", users, principals - users - 1, cancellation);
        var enforcer = await aws.FunctionAsync("PolicyEnforcer", program, new Dictionary<string, string?>
        {
            ["ENFORCEMENT_QUEUE_URL"] = (await aws.QueueAsync("enforcement", cancellation)).Url,
            ["DEAD_LETTER_QUEUE_URL"] = (await aws.QueueAsync("dead-letters", cancellation)).Url,
            ["ENFORCEMENT"] = "attach",
            ["IAM_WRITE_RATE"] = "1000",
        }, cancellation);
        var first = await SweepAsync(account, aws, enforcer, cancellation);
        var writes = first.Count("iam", "AttachUserPolicy") + first.Count("iam", "AttachRolePolicy");
        return writes == principals
            ? new SweepCalls(principals, first, await SweepAsync(account, aws, enforcer, cancellation))
            : throw new MeasurementException($"the first sweep attached to {writes} of {principals} users and roles");
    }

    /// <summary>Reads of one sweep.</summary>
    public static int Reads(CallCounts sweep) => sweep.Reads("iam") + sweep.OfService("organizations");

    /// <summary>Writes of one sweep.</summary>
    public static int Writes(CallCounts sweep) => sweep.OfService("iam") - sweep.Reads("iam");

    private static async Task<CallCounts> SweepAsync(string account, EmulatedAws aws, LocalFunction enforcer, CancellationToken cancellation)
    {
        aws.Log.Clear();
        var now = TimeProvider.System.GetUtcNow();
        var answer = await enforcer.InvokeAsync(
            BatchEvent.Of([$$"""{"version":1,"kind":"ProtectAccount","run":"{{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}}","account":"{{account}}"}"""], now), cancellation);
        if (answer.Error is { } error) throw new MeasurementException($"PolicyEnforcer: {error.Type}: {error.Message}");
        return BatchEvent.Failures(answer.Payload).Count == 0
            ? CallCounts.Of(aws.Log.Calls)
            : throw new MeasurementException("the sweep was not done: its message would come again");
    }
}
