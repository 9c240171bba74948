using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace BackupScheduler.Aws;

/// <summary>A profile of the user's AWS configuration files.</summary>
/// <param name="Region">Its Region; null where it names none.</param>
/// <param name="Credentials">Its credentials; nothing is fetched before the first call.</param>
public sealed record AwsProfile(string? Region, AWSCredentials Credentials)
{
    /// <summary>The profile that the SDK takes when none is named.</summary>
    public const string Default = "default";

    /// <summary>Reads a profile; null when there is none of that name, or none with credentials that the SDK understands.</summary>
    public static AwsProfile? Find(string name)
    {
        var chain = new CredentialProfileStoreChain();
        return chain.TryGetProfile(name, out var profile) && chain.TryGetAWSCredentials(name, out var credentials)
            ? new AwsProfile(profile.Region?.SystemName, credentials)
            : null;
    }

    /// <summary>The Region that a profile names, whether or not it has credentials.</summary>
    public static string? FindRegion(string name) =>
        new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile.Region?.SystemName : null;
}
