using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>Says what is about to be made and what it costs, before anything is.</summary>
internal static class VerifyPlan
{
    /// <summary>The word that confirms.</summary>
    public const string Word = "verify";

    public static string Describe(VerifyOptions options, VerifyWorld world, ScratchNames names)
    {
        var export = options.VaultBucket is { } bucket
            ? $"\n  point-in-time recovery of that table and one export of it to s3://{bucket}/{world.Scope.Account}/verify/: its few small objects stay for as long as the bucket keeps them"
            : "";
        var end = options.Keep ? "All of it is kept (--keep)." : "All else of it is removed at the end, also after a failure or Ctrl+C.";
        return $"""
            In account {world.Scope.Account}, Region {world.Scope.Region}, this makes:
              the table {names.Table} with {TrialTable.Items} tiny items, and two backups of it
              the role {names.RoleArn}, which nobody can assume; the deny is attached to it and taken off
              the policy {names.PolicyArn}, unless the account has the real one{export}
            {end} Nothing else is touched. It takes a few minutes{(export.Length > 0 ? ", with the export up to half an hour" : "")}, and costs well under one US cent.
            """;
    }

    /// <summary>Tells only: the result of a dry run.</summary>
    public static void Write(VerifyOptions options, VerifyWorld world, ScratchNames names, TextWriter output)
    {
        var what = Describe(options, world, names);
        if (!options.Json)
        {
            output.WriteLine("dry run: nothing was made; without --dry-run");
            output.WriteLine(what);
            return;
        }

        JsonOutput.Write(output, json =>
        {
            json.WriteString("command", "verify-aws");
            json.WriteBoolean("dryRun", true);
            json.WriteTexts("plan", what.Split('\n').Select(line => line.Trim()));
        });
    }

    /// <summary>Tells, and asks unless told not to.</summary>
    public static async Task ConfirmAsync(VerifyOptions options, VerifyWorld world, ScratchNames names, Terminal terminal, CancellationToken cancellation)
    {
        var what = Describe(options, world, names);
        if (options.Yes) await terminal.Error.WriteLineAsync(what);
        else await Confirmation.AskAsync(terminal, what, Word, cancellation);
    }
}
