using System.Globalization;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Work items as the service sends them, and as a forger would who knows account, tables, runs and policy.</summary>
internal static class ItemSeeds
{
    private static readonly string[] s_tables = ["Orders", "Users", "Events", "Gone", "Nowhere"];

    private static readonly ReviewEvent s_review = new()
    {
        Version = 1,
        Id = "20261122T010000Z/111122223333/eu-west-1",
        Run = World.Run,
        Account = World.Scope.Account,
        Region = World.Scope.Region,
        Time = World.Run.Time.AddMinutes(9),
        AdHoc = false,
        Outcome = EventOutcome.Ok,
        Summary = "3 tables verified",
        End = ReviewEnd.Reviewed,
        Looks = 1,
        Counts = new ReviewCounts(),
        Unfinished = [],
        Reasons = [],
    };

    /// <summary>A body.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="arns">Backups that there are.</param>
    /// <param name="policy">The fingerprint that the worker expects.</param>
    public static string Body(Random random, IReadOnlyList<string> arns, string policy) => WorkItemJson.Write(Item(random, arns, policy));

    private static WorkItem Item(Random random, IReadOnlyList<string> arns, string policy) => random.Next(12) switch
    {
        0 => Items.BackUpAccount with { AdHoc = random.Next(2) == 0, Tables = random.Next(2) == 0 ? null : [TablePattern.Parse("Or*")] },
        1 => Items.Review with { Look = random.Next(1, 5), After = random.Next(3) switch { 0 => null, 1 => "", _ => "Orders" } },
        2 => Items.BackUp(Any(random, s_tables), check: random.Next(2) == 0),
        3 => new CopyTable { Version = 1, Run = World.Run, Account = World.Scope.Account, Region = World.Scope.Region, Table = TableName.Parse(Any(random, s_tables)) },
        4 => new ConfirmCopies { Version = 1, Run = World.Run, Account = World.Scope.Account, Region = World.Scope.Region, Hops = random.Next(3) },
        5 => Items.Protect,
        6 => TellReview.Of(s_review),
        7 => new CloseRun { Version = 1, Run = World.Run, Account = World.Scope.Account, AdHoc = false, Accounts = [World.Scope.Account], Regions = [World.Scope.Region], Hops = 0 },
        8 => new RunClosed { Version = 1, Run = World.Run, Account = World.Scope.Account },
        _ => Prune(random, arns, policy),
    };

    // What a forger knows: everything.
    private static PruneTable Prune(Random random, IReadOnlyList<string> arns, string policy)
    {
        var first = arns.Count == 0 ? $"{Items.Protect.Account}" : Any(random, arns);
        var table = first.Split('/') is [_, var name, ..] && random.Next(8) > 0 ? name : Any(random, s_tables);
        var same = arns.Where(arn => arn.Contains($"/{table}/", StringComparison.Ordinal)).ToList();
        var named = Enumerable.Range(0, random.Next(4)).Select(_ => same.Count > 0 && random.Next(6) > 0 ? Any(random, same) : first).Prepend(first).Distinct();
        return Items.Prune(table, random.Next(10) == 0 ? "0123456789abcdef" : policy, World.Run.Time.AddMinutes(random.Next(8) == 0 ? -90 : 8), [.. named]) with
        {
            Run = random.Next(4) == 0 ? RunId.At(World.Run.Time.AddSeconds(random.Next(-90_000, 4000))) : World.Run,
        };
    }

    /// <summary>One of several.</summary>
    public static T Any<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>A number as JSON has it.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
