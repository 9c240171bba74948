using System.Text.Json.Nodes;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Metrics;
using BackupScheduler.LocalAws.Reading;

namespace BackupScheduler.Cli.Demo.Deny;

/// <summary>Compares what the requirement says of the deny with what the independent reader found. Shares no code with the service.</summary>
internal sealed class DemoDenyChecks(IReadOnlyList<DemoPrincipal> plan, IReadOnlyList<string> accounts, int runs)
{
    // The requirement, word for word.
    private const string Required =
        """{"Version":"2012-10-17","Statement":[{"Action":"dynamodb:DeleteBackup","Resource":"*","Effect":"Deny","Sid":"DenydynamodbDeleteBackup"}]}""";

    private const string PolicyName = "DenyDynamoDBDeleteBackup";

    private readonly Dictionary<(string Account, string Name), DemoPrincipal> _planned =
        plan.ToDictionary(principal => (accounts[principal.Account], principal.Is.Name));

    /// <summary>The deny policy's ARN in an account.</summary>
    public static string PolicyArn(string account) => $"arn:aws:iam::{account}:policy/{PolicyName}";

    public IReadOnlyList<DemoCheck> Run(DemoDenyFindings found, DemoDenyTimes times, DemoProof proof, CountingMetrics metrics) =>
    [
        new("every user and role is denied DeleteBackup, but for the worker, AWS Backup's own role, and those that AWS protects", [.. Uncovered(found)]),
        new("the deny policy is the requirement's in every account", [.. Policies(found)]),
        new("as many are reported as not coverable, sweep by sweep, as there are protected roles", [.. NotCoverable(metrics)]),
        new("a role made while the service runs gets the deny by its event, and a detached deny comes back by its event", [.. Late(times)]),
        new("with IAM enforced: alice deletes a backup before she has the deny, is refused after it, creates one meanwhile, and deletes again after unprotect; the worker's deletion goes through", proof.Findings),
    ];

    /// <summary>Users and roles that have the deny, attached or inline.</summary>
    public static bool IsDenied(PrincipalFact principal, string account) =>
        principal.Attached.Contains(PolicyArn(account)) || principal.Inline.Any(policy => policy.Key == PolicyName && Says(policy.Value));

    private IEnumerable<string> Uncovered(DemoDenyFindings found)
    {
        foreach (var (key, planned) in _planned)
            if (!found.Principals[key.Account].Any(principal => principal.Name == key.Name))
                yield return $"{planned.Is.Kind} {key.Account}/{key.Name} is gone";
        foreach (var (account, principals) in found.Principals)
        {
            foreach (var principal in principals)
                if (Wrong(principal, account) is { } wrong)
                    yield return $"{principal.Arn}: {wrong}";
        }
    }

    private string? Wrong(PrincipalFact principal, string account)
    {
        var planned = _planned.GetValueOrDefault((account, principal.Name));
        var isFree = planned is { IsExempt: true } or { IsProtected: true };
        if (isFree) return IsDenied(principal, account) ? $"has the deny, being {planned!.Case}" : null;
        if (!IsDenied(principal, account)) return "is not denied";
        var isInline = !principal.Attached.Contains(PolicyArn(account));
        return isInline == (planned?.Case == DemoPrincipalCase.AtQuota) ? null : $"is denied {(isInline ? "inline" : "by attachment")}";
    }

    private static IEnumerable<string> Policies(DemoDenyFindings found) => found.Policies
        .Where(policy => policy.Value is null || !Says(policy.Value.Document))
        .Select(policy => $"{policy.Key}: {policy.Value?.Document ?? "there is none"}");

    private IEnumerable<string> NotCoverable(CountingMetrics metrics)
    {
        var expected = (long)plan.Count(principal => principal.IsProtected) * runs;
        if (metrics.Total(Metric.PrincipalsNotCoverable) + metrics.Total(Metric.PrincipalsServiceLinked) is var reported && reported != expected)
            yield return $"reported {reported} in all sweeps, expected {expected}";
    }

    private static IEnumerable<string> Late(DemoDenyTimes times)
    {
        if (times.NewRole is null) yield return "the new role got no deny";
        if (times.Detached is null) yield return "the detached deny did not come back";
    }

    private static bool Says(string document) => JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse(Required));
}
