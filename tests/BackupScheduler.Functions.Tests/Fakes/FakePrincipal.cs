using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>A user or role with its policies.</summary>
internal sealed class FakePrincipal(PrincipalArn arn, string? trust, DateTimeOffset knownFrom)
{
    public PrincipalArn Arn => arn;

    public string? Trust { get; set; } = trust;

    /// <summary>When IAM knows it everywhere.</summary>
    public DateTimeOffset KnownFrom => knownFrom;

    public List<string> Attached { get; } = [];

    public Dictionary<string, string> Inline { get; } = [];

    /// <summary>AWS lets nobody change it.</summary>
    public bool IsUnmodifiable { get; set; }

    /// <summary>With everything that a sweep's listing tells.</summary>
    public PrincipalFacts Facts => new(arn)
    {
        Trust = Trust,
        Attached = [.. Attached],
        Inline = [.. Inline.Select(policy => new InlinePolicy(policy.Key, policy.Value))],
    };

    /// <summary>Whether a policy of its own denies it to delete backups.</summary>
    public bool IsDenied(FakeIdentities account) =>
        Attached.Exists(account.IsDenying) || Inline.Values.Any(DenyPolicy.IsMeantBy);
}
