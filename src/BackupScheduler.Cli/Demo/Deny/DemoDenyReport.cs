using System.Globalization;
using System.Text.Json;
using BackupScheduler.Cli.Output;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>One account's users and roles, as read independently.</summary>
/// <param name="Account">The account.</param>
/// <param name="Principals">All of them.</param>
/// <param name="Attached">With the managed deny.</param>
/// <param name="Inline">With the deny inline.</param>
/// <param name="Exempt">The worker, and AWS Backup's own.</param>
/// <param name="NotCoverable">Protected by AWS.</param>
internal sealed record DemoDenyRow(string Account, int Principals, int Attached, int Inline, int Exempt, int NotCoverable)
{
    public static IReadOnlyList<DemoDenyRow> Of(DemoResult result) => [.. result.Seed.Accounts.Select((account, i) => Of(result, account, i))];

    private static DemoDenyRow Of(DemoResult result, string account, int number)
    {
        var principals = result.Findings.Deny.Principals[account];
        var attached = principals.Count(principal => principal.Attached.Contains(DemoDenyChecks.PolicyArn(account)));
        var planned = result.Seed.Principals.Where(principal => principal.Account == number).ToList();
        return new DemoDenyRow(
            account, principals.Count, attached, principals.Count(principal => DemoDenyChecks.IsDenied(principal, account)) - attached,
            planned.Count(principal => principal.IsExempt), planned.Count(principal => principal.IsProtected));
    }
}

/// <summary>The deny in the demo's report.</summary>
internal static class DemoDenyReport
{
    public static void Write(Terminal terminal, DemoResult result)
    {
        var table = Plain.Table(1, "account", "users and roles", "denied, attached", "denied, inline", "exempt", "not coverable");
        foreach (var row in DemoDenyRow.Of(result))
            table.AddPlainRow(row.Account, Number(row.Principals), Number(row.Attached), Number(row.Inline), Number(row.Exempt), Number(row.NotCoverable));
        terminal.Write(table);
        terminal.Out.WriteLine("with IAM enforced by the emulator:");
        foreach (var step in result.Proof.Steps)
            terminal.Out.WriteLine($"  {step.Says}: {(step.IsAllowed ? "done" : "refused")}");
        terminal.Out.WriteLine();
    }

    public static void Write(Utf8JsonWriter json, DemoResult result)
    {
        json.WriteStartObject("deny");
        json.WriteStartArray("accounts");
        foreach (var row in DemoDenyRow.Of(result)) WriteRow(json, row);
        json.WriteEndArray();
        WriteSeconds(json, "newRoleSeconds", result.DenyTimes.NewRole);
        WriteSeconds(json, "detachedSeconds", result.DenyTimes.Detached);
        json.WriteStartArray("proof");
        foreach (var step in result.Proof.Steps)
        {
            json.WriteStartObject();
            json.WriteString("says", step.Says);
            json.WriteBoolean("allowed", step.IsAllowed);
            json.WriteBoolean("holds", step.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, DemoDenyRow row)
    {
        json.WriteStartObject();
        json.WriteString("account", row.Account);
        json.WriteNumber("principals", row.Principals);
        json.WriteNumber("attached", row.Attached);
        json.WriteNumber("inline", row.Inline);
        json.WriteNumber("exempt", row.Exempt);
        json.WriteNumber("notCoverable", row.NotCoverable);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } known) json.WriteNumber(name, Math.Round(known.TotalSeconds, 1));
        else json.WriteNull(name);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
