using System.Text.Json;
using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>What became of the deny, for programs.</summary>
internal static class UnprotectJson
{
    public static void Write(TextWriter output, UnprotectOptions options, EnforcementSetup setup, AccountPlan plan, UnprotectResult result) =>
        JsonOutput.Write(output, json =>
        {
            WriteHead(json, options, setup, result.ExitCode == ExitCode.Done);
            json.WriteBoolean("interrupted", result.IsInterrupted);
            json.WriteTexts("errors", result.Errors);
            json.WriteObjects("accounts", result.Accounts, account => WriteAccount(json, account));
            json.WriteLeftOut(plan.LeftOut);
        });

    /// <summary>What both forms of the document begin with.</summary>
    public static void WriteHead(Utf8JsonWriter json, UnprotectOptions options, EnforcementSetup setup, bool succeeded)
    {
        json.WriteString("command", "unprotect");
        json.WriteBoolean("dryRun", options.DryRun);
        json.WriteBoolean("succeeded", succeeded);
        json.WriteString("enforcement", setup.Method);
        json.WriteString("policyName", setup.Rules.PolicyName);
    }

    /// <summary>The forms that the deny had, in words.</summary>
    public static string FormsOf(IEnumerable<CoverageStep> steps) => string.Join(" and ", steps.Select(step => step == CoverageStep.Detach ? "attached" : "inline"));

    public static void WriteForms(this Utf8JsonWriter json, RemovalResult result) =>
        json.WriteTexts("forms", result.Decision.Steps.Select(step => step == CoverageStep.Detach ? "managed" : "inline"));

    private static void WriteAccount(Utf8JsonWriter json, AccountRemoval account)
    {
        json.WriteString("account", account.Account.Id.Value);
        json.WriteString("name", account.Account.Name);
        account.End.Write(json);
        json.WriteString("policy", account.Policy is { } policy ? JsonOutput.Camel(policy) : null);
        json.WriteNumber("principals", account.Results.Count);
        json.WriteNumber("without", account.Of(RemovalState.Without).Count());
        json.WriteObjects("removed", account.Of(RemovalState.Removed), result =>
        {
            json.WriteString("principal", result.Arn.ToString());
            json.WriteForms(result);
        });
        json.WriteTexts("foreignInline", account.ForeignInline.Select(result => result.Arn.ToString()));
        json.WriteObjects("failed", account.Of(RemovalState.Failed), result =>
        {
            json.WriteString("principal", result.Arn.ToString());
            json.WriteString("code", result.Failure?.Code);
            json.WriteString("message", result.Failure is { } failure ? Invoking.OneLine(failure.Message) : null);
        });
    }
}
