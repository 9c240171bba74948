using System.Text.Json;
using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>How every account stands, for programs: whoever is not simply covered stands by name, with the reason.</summary>
internal static class ProtectJson
{
    public static void Write(TextWriter output, ProtectOptions options, EnforcementSetup setup, AccountPlan plan, ProtectResult result) =>
        JsonOutput.Write(output, json =>
        {
            json.WriteString("command", "protect");
            json.WriteBoolean("dryRun", options.DryRun);
            json.WriteBoolean("succeeded", result.ExitCode == ExitCode.Done);
            json.WriteBoolean("interrupted", result.IsInterrupted);
            json.WriteString("enforcement", setup.Method);
            json.WriteString("denyMode", JsonOutput.Camel(setup.Rules.Mode));
            json.WriteString("policyName", setup.Rules.PolicyName);
            json.WriteTexts("errors", result.Errors);
            json.WriteObjects("accounts", result.Accounts, account => WriteAccount(json, account));
            json.WriteLeftOut(plan.LeftOut);
        });

    private static void WriteAccount(Utf8JsonWriter json, AccountCoverage account)
    {
        json.WriteString("account", account.Account.Id.Value);
        json.WriteString("name", account.Account.Name);
        account.End.Write(json);
        json.WriteString("policy", account.Policy == DenyRepair.None ? "unchanged" : JsonOutput.Camel(account.Policy));
        json.WriteNumber("principals", account.Results.Count);
        json.WriteNumber("covered", account.Of(CoverageState.Covered).Count());
        json.WriteObjects("newlyCovered", account.Of(CoverageState.NewlyCovered), result => WriteReason(json, result));
        json.WriteObjects("exempt", account.Of(CoverageState.Exempt), result =>
        {
            WriteReason(json, result);
            json.WriteBoolean("released", result.IsReleased);
        });
        json.WriteObjects("notCoverable", account.Of(CoverageState.NotCoverable), result =>
        {
            WriteReason(json, result);
            json.WriteString("remedy", result.Reason.Remedy());
            json.WriteBoolean("protected", ProtectResult.IsProtected(result.Reason));
            WriteMessage(json, result);
        });
        json.WriteObjects("repaired", account.Repairs(), repair =>
        {
            json.WriteString("code", repair.Code);
            json.WriteString("what", repair.Words);
            json.WriteString("principal", repair.Principal?.ToString());
        });
        json.WriteTexts("gone", account.Of(CoverageState.Gone).Select(result => result.Arn.ToString()));
        json.WriteObjects("failed", account.Of(CoverageState.Failed), result =>
        {
            json.WriteString("principal", result.Arn.ToString());
            json.WriteString("code", result.Failure?.Code);
            WriteMessage(json, result);
        });
    }

    private static void WriteMessage(Utf8JsonWriter json, CoverageResult result) =>
        json.WriteString("message", result.Failure is { } failure ? Invoking.OneLine(failure.Message) : null);

    private static void WriteReason(Utf8JsonWriter json, CoverageResult result)
    {
        json.WriteString("principal", result.Arn.ToString());
        json.WriteString("code", JsonOutput.Camel(result.Reason));
        json.WriteString("reason", result.Reason.Words());
    }
}
