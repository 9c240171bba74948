using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Policies;
using BackupScheduler.Templates.Tests.Policies.Evaluation;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>Nothing that a policy denies or asks for could go without a row of the table noticing: the table is as long as it must be.</summary>
public sealed class WeakeningTests
{
    // One form for all four queues; these two let no service in to begin with.
    private static readonly string[] s_unnoticed =
    [
        "OnlyTheseSend of arn:aws:sqs:eu-west-1:(account):backup-scheduler-accounts: Bool aws:PrincipalIsAWSService",
        "OnlyTheseSend of arn:aws:sqs:eu-west-1:(account):backup-scheduler-tables: Bool aws:PrincipalIsAWSService",
    ];

    private readonly Dictionary<JsonNode, PolicyDocument> _read = new(ByReference.Instance);

    [Fact]
    public void Every_deny_and_every_condition_is_needed_by_a_row()
    {
        // On installations of its own: other tests read the common ones at the same time.
        var installations = AccessTable.Rows.Select(row => row.Installation).Distinct()
            .ToDictionary(installation => installation, installation => installation.Again());
        var rows = AccessTable.Rows.Select(row => (Row: row, Request: row.In(installations[row.Installation]).ToRequest())).ToList();
        var about = rows.SelectMany(row => Policies(row.Request), (row, policy) => (row, policy))
            .ToLookup(pair => pair.policy, pair => pair.row, ByReference.Instance);
        var unnoticed = about.SelectMany(policy => Weakening.Of(policy.Key), (policy, weakening) => (weakening, policy))
            .GroupBy(pair => pair.weakening.What)
            .Where(same => !same.Any(pair => IsNoticed(pair.weakening, pair.policy.Key, pair.policy)))
            .Select(same => same.Key).ToList();
        Findings.None(unnoticed.Except(s_unnoticed).Select(what => $"{what} could go, and no row would notice"));
        Findings.None(s_unnoticed.Except(unnoticed).Select(what => $"{what} is noticed after all"));
    }

    private bool IsNoticed(Weakening weakening, JsonNode policy, IEnumerable<(AccessCase Row, AccessRequest Request)> rows)
    {
        var undo = weakening.Apply();
        _read[policy] = PolicyDocument.Parse(policy);
        try
        {
            return rows.Any(row => row.Row.IsAllowed != (AccessEvaluator.Judge(row.Request, Read) == Verdict.Allowed));
        }
        finally
        {
            undo();
            _read.Remove(policy);
        }
    }

    private PolicyDocument Read(JsonNode policy)
    {
        if (!_read.TryGetValue(policy, out var document)) _read[policy] = document = PolicyDocument.Parse(policy);
        return document;
    }

    private static IEnumerable<JsonNode> Policies(AccessRequest request) =>
        request.IdentityPolicies.Concat(request.ServiceControlPolicies).Append(request.ResourcePolicy).OfType<JsonNode>();

    /// <summary>The very document, not one of the same text in another account.</summary>
    private sealed class ByReference : IEqualityComparer<JsonNode>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals(JsonNode? x, JsonNode? y) => ReferenceEquals(x, y);

        public int GetHashCode(JsonNode node) => RuntimeHelpers.GetHashCode(node);
    }
}
