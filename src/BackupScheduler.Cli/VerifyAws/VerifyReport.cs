using System.Globalization;
using System.Reflection;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Trials;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>The result, to paste into an issue and for programs. Account ids are masked in both.</summary>
internal static class VerifyReport
{
    private static string Version { get; } =
        typeof(VerifyReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void Write(TextWriter output, VerifySetup setup, VerifyWorld world, VerifyResult result)
    {
        void Line(string line = "") => output.WriteLine(Mask.Accounts(line));
        Line($"### verify-aws {Date(result)}: {result.Word}");
        Line();
        Line($"backup-scheduler {Version}, Region {world.Scope.Region}, partition {world.Scope.Region.Partition}, account {world.Scope.Account}, "
            + $"through {setup.Options.ThroughText}, {(setup.Options.VaultBucket is { } bucket ? $"vault {bucket}" : "no vault")}");
        Line();
        Line("| step | result | seconds | |");
        Line("|---|---|---:|---|");
        foreach (var step in result.Journal.Steps) Line($"| {step.Name} | {Word(step)} | {Seconds(step)} | {Cell(step.Detail)} |");
        WriteList("Learned:", [.. result.Journal.Facts, $"Error codes seen: {Codes(result.Journal)}."]);
        WriteList("Left over:", result.LeftOver);
        WriteList("Kept, as asked for:", result.Kept);

        void WriteList(string head, IReadOnlyList<string> lines)
        {
            if (lines.Count == 0) return;
            Line();
            Line(head);
            Line();
            foreach (var line in lines) Line($"- {Invoking.OneLine(line)}");
        }
    }

    public static void WriteJson(TextWriter output, VerifySetup setup, VerifyWorld world, VerifyResult result) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "verify-aws");
        json.WriteBoolean("succeeded", result.ExitCode == ExitCode.Done);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        json.WriteString("started", Date(result));
        json.WriteString("version", Version);
        json.WriteString("region", world.Scope.Region.Value);
        json.WriteString("partition", world.Scope.Region.Partition);
        json.WriteString("account", Mask.Accounts(world.Scope.Account.Value));
        json.WriteString("through", setup.Options.ThroughText);
        json.WriteString("vaultBucket", setup.Options.VaultBucket is { } bucket ? Mask.Accounts(bucket) : null);
        json.WriteObjects("steps", result.Journal.Steps, step =>
        {
            json.WriteString("step", step.Name);
            json.WriteString("result", Word(step));
            json.WriteNumber("seconds", Math.Round(step.Seconds, 1));
            json.WriteString("detail", Mask.Accounts(step.Detail));
        });
        json.WriteTexts("learned", result.Journal.Facts.Select(fact => Mask.Accounts(Invoking.OneLine(fact))));
        json.WriteObjects("errorCodes", result.Journal.Codes, code =>
        {
            json.WriteString("code", code.Key);
            json.WriteNumber("times", code.Value);
        });
        json.WriteTexts("leftOver", result.LeftOver.Select(Mask.Accounts));
        json.WriteTexts("kept", result.Kept.Select(Mask.Accounts));
    });

    private static string Date(VerifyResult result) => result.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Word(StepRecord step) => step.State == StepState.Failed ? "FAILED" : JsonOutput.Camel(step.State);

    private static string Seconds(StepRecord step) => step.State == StepState.Skipped ? "" : step.Seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Codes(Journal journal) =>
        journal.Codes.Count == 0 ? "none" : string.Join(", ", journal.Codes.Select(code => $"{code.Key} ({code.Value})"));
}
