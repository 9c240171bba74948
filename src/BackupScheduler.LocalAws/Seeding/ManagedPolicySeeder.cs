using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>Customer-managed policies and their versions.</summary>
public sealed class ManagedPolicySeeder(AwsWire wire)
{
    /// <summary>Answers the policy's ARN.</summary>
    public async Task<string> CreateAsync(
        string account, string name, string document, string path = "/", CancellationToken cancellation = default) =>
        (await CallAsync(account, "CreatePolicy", new()
        {
            ["PolicyName"] = name,
            ["PolicyDocument"] = document,
            ["Path"] = path,
        }, cancellation)).Text("Arn");

    /// <summary>Answers the version's id, such as `v2`.</summary>
    public async Task<string> AddVersionAsync(
        string account, string arn, string document, bool setAsDefault = true, CancellationToken cancellation = default) =>
        (await CallAsync(account, "CreatePolicyVersion", new()
        {
            ["PolicyArn"] = arn,
            ["PolicyDocument"] = document,
            ["SetAsDefault"] = setAsDefault ? "true" : "false",
        }, cancellation)).Text("VersionId");

    public Task SetDefaultAsync(string account, string arn, string version, CancellationToken cancellation = default) =>
        CallAsync(account, "SetDefaultPolicyVersion", Version(arn, version), cancellation);

    public Task DeleteVersionAsync(string account, string arn, string version, CancellationToken cancellation = default) =>
        CallAsync(account, "DeletePolicyVersion", Version(arn, version), cancellation);

    /// <summary>At the emulator itself this succeeds even while it is attached, as it never does on AWS.</summary>
    public Task DeleteAsync(string account, string arn, CancellationToken cancellation = default) =>
        CallAsync(account, "DeletePolicy", new() { ["PolicyArn"] = arn }, cancellation);

    private static Dictionary<string, string> Version(string arn, string version) =>
        new() { ["PolicyArn"] = arn, ["VersionId"] = version };

    private Task<XElement> CallAsync(
        string account, string action, Dictionary<string, string> input, CancellationToken cancellation) =>
        wire.CallAsync(QueryService.Iam, action, input, new AwsPlace(account, "us-east-1"), cancellation);
}
