using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.Vault.Probe;

/// <summary>What the probe came to, for people and for programs.</summary>
internal static class ProbeReport
{
    // What is left to do where exports do not work into the locked bucket itself.
    private const string Fallback =
        "If it is the lock that keeps exports out: let VAULT_BUCKET name a staging bucket of the vault account, versioned, with the same policy and without default retention, and replicate it into the locked bucket (docs/vault.md).";

    public static void WritePlan(TextWriter output, VaultProbeOptions options, VaultSetup setup, IReadOnlyList<string> plan)
    {
        if (options.Json)
        {
            JsonOutput.Write(output, json =>
            {
                json.WriteString("command", "vault probe");
                json.WriteBoolean("dryRun", true);
                json.WriteString("bucket", setup.Copies.Vault.Bucket);
                json.WriteTexts("plan", plan);
            });
            return;
        }

        output.WriteLine("dry run: nothing was made; vault probe would do this");
        foreach (var line in plan) output.WriteLine(line);
    }

    public static void Write(TextWriter output, VaultSetup setup, TrialNames names, ProbeResult result)
    {
        foreach (var step in result.Journal.Steps) output.WriteLine($"{Mark(step)} {step.Name}{(step.Detail.Length > 0 ? $": {step.Detail}" : "")}");
        foreach (var fact in result.Journal.Facts) output.WriteLine(Invoking.OneLine(fact));
        if (result.Stays.Count > 0) output.WriteLine($"{result.Stays.Count} objects stay in the vault until their lock ends, below {names.Scope}/{names.Table}/");
        if (result.IsExportRefused) output.WriteLine(Fallback);
        output.WriteLine(result.ExitCode switch
        {
            ExitCode.Done => $"exports work from {names.Scope} into {setup.Copies.Vault.Bucket}",
            ExitCode.Interrupted => "INTERRUPTED: the table is gone",
            _ => $"NOT proven that exports work from {names.Scope} into {setup.Copies.Vault.Bucket}",
        });
    }

    public static void WriteJson(TextWriter output, VaultSetup setup, TrialNames names, ProbeResult result) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "vault probe");
        json.WriteBoolean("dryRun", false);
        json.WriteBoolean("succeeded", result.ExitCode == ExitCode.Done);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        json.WriteString("bucket", setup.Copies.Vault.Bucket);
        json.WriteString("account", names.Scope.Account.Value);
        json.WriteString("region", names.Scope.Region.Value);
        json.WriteString("table", names.Table.Value);
        json.WriteObjects("steps", result.Journal.Steps, step =>
        {
            json.WriteString("step", step.Name);
            json.WriteString("result", JsonOutput.Camel(step.State));
            json.WriteNumber("seconds", Math.Round(step.Seconds, 1));
            json.WriteString("detail", step.Detail);
        });
        json.WriteTexts("learned", result.Journal.Facts.Select(Invoking.OneLine));
        json.WriteTexts("stays", result.Stays);
        json.WriteTexts("leftOver", result.LeftOver);
        json.WriteString("fallback", result.IsExportRefused ? Fallback : null);
    });

    private static string Mark(StepRecord step) => step.State switch
    {
        StepState.Ok => "ok  ",
        StepState.Failed => "FAIL",
        _ => "    ",
    };
}
