using BackupScheduler.Templates.Tests.Policies.Cases;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>All rows, by what they are about.</summary>
internal static class AccessTable
{
    public static IReadOnlyDictionary<string, IReadOnlyList<AccessCase>> Parts { get; } = new Dictionary<string, IReadOnlyList<AccessCase>>
    {
        ["who becomes whom"] = [.. AssumeRoleCases.All],
        ["who sends to queues and bus"] = [.. QueueCases.All],
        ["what the roles may"] = [.. MemberRoleCases.All],
        ["the vault"] = [.. VaultCases.All],
        ["what the organization denies"] = [.. OrganizationCases.All],
    };

    public static IEnumerable<AccessCase> Rows => Parts.Values.SelectMany(rows => rows);
}
