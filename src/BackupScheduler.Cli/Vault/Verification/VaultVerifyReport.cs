using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Verification;

/// <summary>What is wrong in the vault, for people and for programs.</summary>
internal static class VaultVerifyReport
{
    private const int LongestKey = 1024;

    public static void Write(Terminal terminal, VaultVerifyOptions options, VaultSetup setup, VaultVerifyResult result)
    {
        var output = terminal.Out;
        output.WriteLine($"{setup.Copies.Vault.Bucket}: {Words(result.Rules)}");
        foreach (var finding in result.Findings)
            output.WriteLine($"{JsonOutput.Camel(finding.Kind)}: {Inert(finding.Subject)}: {Inert(finding.What)}; {finding.Remedy}");
        var unread = options.Files ? "read whole" : "by size and tag: --files reads them";
        output.WriteLine(
            $"{(result.ExitCode == ExitCode.Done ? "all right" : $"{result.Findings.Count} findings")}: {result.Copies.Count} copies of {result.VerifiedTables} tables, "
            + $"{result.Copies.Sum(copy => copy.Files)} data files with {result.Copies.Sum(copy => copy.Bytes)} bytes, {unread}");
    }

    public static void WriteJson(TextWriter output, VaultVerifyOptions options, VaultSetup setup, VaultVerifyResult result) => JsonOutput.Write(output, json =>
    {
        json.WriteString("command", "vault verify");
        json.WriteBoolean("succeeded", result.ExitCode == ExitCode.Done);
        json.WriteString("bucket", setup.Copies.Vault.Bucket);
        json.WriteBoolean("all", options.All);
        json.WriteBoolean("files", options.Files);
        WriteRules(json, result.Rules);
        json.WriteObjects("findings", result.Findings, finding =>
        {
            json.WriteString("kind", JsonOutput.Camel(finding.Kind));
            json.WriteString("object", finding.Subject);
            json.WriteString("what", finding.What);
            json.WriteString("remedy", finding.Remedy);
        });
        json.WriteObjects("copies", result.Copies, copy =>
        {
            json.WriteString("account", copy.Prefix.Scope.Account.Value);
            json.WriteString("region", copy.Prefix.Scope.Region.Value);
            json.WriteString("table", copy.Prefix.Table.Value);
            json.WriteString("tableId", copy.Prefix.TableId);
            json.WriteString("exportId", copy.Copy.ExportId);
            json.WriteString("kind", JsonOutput.Camel(copy.Copy.Kind));
            json.WriteBoolean("whole", copy.Findings.Count == 0);
            json.WriteNumber("items", copy.Items);
            json.WriteNumber("dataFiles", copy.Files);
            json.WriteNumber("bytes", copy.Bytes);
        });
        json.WriteTexts("others", result.Others);
    });

    private static void WriteRules(Utf8JsonWriter json, VaultRules rules)
    {
        json.WriteStartObject("rules");
        json.WriteString("versioning", rules.Versioning.Value);
        json.WriteString("lockMode", rules.Lock.Value?.Default?.Mode);
        if (rules.Lock.Value?.Default?.Days is { } days) json.WriteNumber("lockDays", days);
        else json.WriteNull("lockDays");
        var expiry = (rules.Expiry.Value ?? []).Min(rule => rule.Days);
        if (expiry is { } least) json.WriteNumber("expireDays", least);
        else json.WriteNull("expireDays");
        json.WriteEndObject();
    }

    /// <summary>The bucket's rules in one line.</summary>
    public static string Words(VaultRules rules)
    {
        var locked = rules.Lock switch
        {
            { IsRead: false } => "Object Lock not read",
            { Value: null } => "no Object Lock",
            { Value.Default: { } given } => $"objects locked {given.Days} days in mode {given.Mode}{(given.Mode == "GOVERNANCE" ? ", which whoever may bypass governance can end" : "")}",
            _ => "Object Lock without a default",
        };
        var expiry = rules.Expiry switch
        {
            { IsRead: false } => "expiry not read",
            { Value: { Count: > 0 } of } => $"expiring after {string.Join(" and ", of.Select(rule => rule.Days is { } days ? $"{days} days" : "a date"))}",
            _ => "never expiring",
        };
        return $"versioning {(rules.Versioning.IsRead ? rules.Versioning.Value : "not read")}, {locked}, {expiry}";
    }

    // Keys are named by whoever may write: a line is a line, however it is named.
    private static string Inert(string text)
    {
        var shown = string.Concat(text.Take(LongestKey).Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c));
        return text.Length > LongestKey ? $"{shown}..." : shown;
    }
}
