using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>What became of one user's or role's deny, for people and for programs.</summary>
internal static class PrincipalReport
{
    public static void Write(TextWriter output, UnprotectOptions options, EnforcementSetup setup, RemovalResult result, bool isTemporary)
    {
        output.WriteLine(What(options, result));
        if (result.Decision.LeavesForeignInline)
            output.WriteLine($"its inline policy {setup.Rules.PolicyName} says something other than the deny and was left: look at it yourself");
        if (isTemporary)
            output.WriteLine("temporary: the next sweep covers it again; the removal went through the enforcer's own role, whose events change nothing");
        else if (result.State == RemovalState.Removed)
            output.WriteLine($"it stays off: {Nature(result) ?? $"with ENFORCEMENT={setup.Method} nothing is attached here"}");
    }

    public static void WriteJson(TextWriter output, UnprotectOptions options, EnforcementSetup setup, RemovalResult result, bool isTemporary) =>
        JsonOutput.Write(output, json =>
        {
            UnprotectJson.WriteHead(json, options, setup, result.Failure is null);
            json.WriteString("principal", result.Arn.ToString());
            json.WriteString("state", JsonOutput.Camel(result.State));
            json.WriteForms(result);
            json.WriteString("code", result.Decision.Reason is { } reason ? JsonOutput.Camel(reason) : null);
            json.WriteString("reason", result.Decision.Reason?.Words());
            json.WriteBoolean("foreignInline", result.Decision.LeavesForeignInline);
            json.WriteBoolean("temporary", isTemporary);
            json.WriteTexts("errors", result.Failure is { } failure ? [$"{failure.Code}: {Invoking.OneLine(failure.Message)}"] : []);
        });

    private static string What(UnprotectOptions options, RemovalResult result)
    {
        var forms = UnprotectJson.FormsOf(result.Decision.Steps);
        return result.State switch
        {
            RemovalState.Removed when options.DryRun => $"dry run, nothing was changed: the deny would be taken off {result.Arn}: it is {forms}",
            RemovalState.Removed => $"the deny was taken off {result.Arn}: it was {forms}",
            RemovalState.Without => $"{result.Arn}: there is nothing to take off: {Nature(result) ?? "it has no deny of ours"}",
            _ => $"{result.Arn}: the deny may still be there, in part at least",
        };
    }

    private static string? Nature(RemovalResult result) => result.Decision.Reason?.Words();
}
