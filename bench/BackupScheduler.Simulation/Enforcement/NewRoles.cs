using System.Globalization;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>A role that is created during the sweeps. Times count from the first sweep in sight.</summary>
/// <param name="Arn">The role.</param>
/// <param name="SentAfter">When its event was on the queue.</param>
/// <param name="CoveredAfter">How long after that IAM confirmed the deny; null for never.</param>
public sealed record NewRole(string Arn, TimeSpan SentAfter, TimeSpan? CoveredAfter);

/// <summary>Keeps the time between a new role's event and its deny.</summary>
internal sealed class NewRoles
{
    private readonly Dictionary<string, (DateTimeOffset Sent, DateTimeOffset? Covered)> _roles = [];

    public void NoteSent(PrincipalArn role, DateTimeOffset at) => _roles.Add(role.ToString(), (at, null));

    public void NoteCovered(PrincipalArn principal, DateTimeOffset at)
    {
        var arn = principal.ToString();
        if (_roles.TryGetValue(arn, out var role) && role.Covered is null) _roles[arn] = (role.Sent, at);
    }

    public IReadOnlyList<NewRole> Since(DateTimeOffset start) =>
        [.. _roles.Select(role => new NewRole(role.Key, role.Value.Sent - start, role.Value.Covered - role.Value.Sent))];

    /// <summary>The event as a rule of EventBridge puts it on the queue.</summary>
    public static string EventOf(PrincipalArn role, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $$$"""
            {"version":"0","id":"event-of-{{{role.Name}}}","detail-type":"AWS API Call via CloudTrail","source":"aws.iam","account":"{{{role.Account}}}","time":"{{{time}}}","region":"us-east-1","resources":[],
            "detail":{"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::{{{role.Account}}}:assumed-role/Deployer/ci","accountId":"{{{role.Account}}}",
            "sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::{{{role.Account}}}:role/Deployer","accountId":"{{{role.Account}}}","userName":"Deployer"} } },
            "eventTime":"{{{time}}}","eventSource":"iam.amazonaws.com","eventName":"CreateRole","awsRegion":"us-east-1","requestParameters":{"roleName":"{{{role.Name}}}","path":"{{{role.Path}}}"},
            "responseElements":{"role":{"arn":"{{{role}}}","roleName":"{{{role.Name}}}","path":"{{{role.Path}}}"}},"eventID":"event-of-{{{role.Name}}}","readOnly":false,"eventType":"AwsApiCall","recipientAccountId":"{{{role.Account}}}"} }
            """;
    }
}
