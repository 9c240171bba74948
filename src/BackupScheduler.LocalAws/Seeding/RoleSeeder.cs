using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>IAM roles. moto lets anyone assume even a role that does not exist; real ones are for listings and enforcement.</summary>
public sealed class RoleSeeder(AwsWire wire)
{
    /// <param name="path">With both slashes, such as `/backup-scheduler/`.</param>
    /// <returns>The role's ARN.</returns>
    public async Task<string> CreateAsync(
        string account, string path, string name, string trustPolicy, CancellationToken cancellation = default)
    {
        var answer = await wire.CallAsync(QueryService.Iam, "CreateRole", new Dictionary<string, string>
        {
            ["Path"] = path,
            ["RoleName"] = name,
            ["AssumeRolePolicyDocument"] = trustPolicy,
        }, new AwsPlace(account, "us-east-1"), cancellation);
        return answer.Descendants().First(e => e.Name.LocalName == "Arn").Value;
    }
}
