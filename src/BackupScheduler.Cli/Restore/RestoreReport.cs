using System.Globalization;
using BackupScheduler.Core.Restores;

namespace BackupScheduler.Cli.Restore;

/// <summary>What a restore came to, for people.</summary>
internal static class RestoreReport
{
    public static void Write(TextWriter output, RestoreOptions options, RestoreResult result)
    {
        var (plan, journal) = (result.Plan, result.Journal);
        output.WriteLine(Head(result));
        if (journal.Imported is { } imported) output.WriteLine($"imported {Whole(imported)} items");
        if (journal.Puts + journal.Deletes > 0) output.WriteLine($"wrote {Whole(journal.Puts)} items, deleted {Whole(journal.Deletes)}");
        foreach (var setting in journal.SettingsDone) output.WriteLine($"set {setting}");
        if (journal.Verification is { } verification)
            output.WriteLine($"verified: {(verification.Passed ? "passed" : "FAILED")}: {Whole(verification.Items)} items{(verification.Expected is { } expected ? $" ({expected.Basis})" : "")}, key {(verification.KeyDifference is null ? "as it was" : "DIFFERS")}");
        if (plan.Settings.Manual is { Count: > 0 } manual && result.IsComplete) output.WriteLine($"not restored, see to it yourself: {string.Join(", ", manual)}");
        if (result.IsComplete && NextSteps.Replace(options, plan) is { Count: > 0 } steps)
        {
            output.WriteLine("what is left to you:");
            foreach (var step in steps) output.WriteLine($"  {step}");
        }
        else if (!result.IsComplete && journal.HasBegun)
        {
            output.WriteLine($"done so far: {journal.Stage}; to go on: {NextSteps.Resume(options, plan)}");
        }
    }

    private static string Head(RestoreResult result)
    {
        var (plan, journal) = (result.Plan, result.Journal);
        var table = $"table {plan.Target.Table} in {plan.Target.Scope}";
        if (!journal.HasBegun) return $"NOT restored: nothing was written";
        if (!result.IsComplete) return $"NOT wholly restored: {table}";
        var took = result.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return $"restored{(result.IsExact ? "" : ", NOT EXACTLY,")} {table} as of {plan.AsOf:u}, in {took} s";
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
