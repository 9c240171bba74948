using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Run.Enqueue;

/// <summary>What was sent, and how to follow it, for people.</summary>
internal static class EnqueueReport
{
    public static void Write(Terminal terminal, RunSetup setup, RunPlan plan, EnqueueResult result)
    {
        var output = terminal.Out;
        output.WriteLine($"run {plan.Run}: sent {result.Sent} of {plan.Items.Count} items to the account queue");
        var table = Plain.Table(3, "account", "Region", "item");
        foreach (var (i, item) in plan.Items.Index())
            table.AddPlainRow(item.Account.Value, item.Region.Value, i < result.Sent ? "sent" : "not confirmed");
        terminal.Write(table);
        LeftOut(output, plan);
        foreach (var name in UncheckedNames.Of(plan))
            output.WriteLine($"--tables {name}: the functions do not check whether such a table exists anywhere; --dry-run does");
        if (result.Sent == 0) return;
        foreach (var line in FollowUp(setup, plan)) output.WriteLine(line);
    }

    /// <summary>The accounts that are not in the run, and why.</summary>
    public static void LeftOut(TextWriter output, RunPlan plan)
    {
        foreach (var leftOut in plan.LeftOut)
            output.WriteLine($"left out: account {leftOut.Account.Id} ({leftOut.Account.Name}): {leftOut.Reason}");
    }

    private static IEnumerable<string> FollowUp(RunSetup setup, RunPlan plan)
    {
        yield return plan.Firing.Prune
            ? "its reviews delete what retention no longer keeps"
            : "nothing will be deleted: --prune was not given";
        yield return "the functions do the work now; to follow it:";
        yield return $"  logs          {plan.Run} in the log of ScheduleTables: a line \"look 1: ... verified\" for each account and Region";
        yield return $"  dead letters  what cannot be done, with the attribute Run = {plan.Run}";
        yield return $"  backups       are named {setup.Settings.Naming.NameFor(plan.Run)}";
    }
}
