using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Aws.SecurityToken;

/// <summary>
/// The credentials of one role: assumed once for all parallel callers (the base class lets one caller refresh while the
/// others wait), refreshed before they expire. The SDK's own AssumeRoleAWSCredentials fails at run time under Native AOT.
/// </summary>
internal sealed class MemberRoleCredentials : RefreshingAWSCredentials
{
    // Role chaining caps a session at one hour (IAM user guide, "Role chaining").
    private const int SessionSeconds = 3600;
    private static readonly TimeSpan RefreshBeforeExpiry = TimeSpan.FromMinutes(5);

    private readonly IAmazonSecurityTokenService _sts;
    private readonly AssumeRoleRequest _request;

    public MemberRoleCredentials(IAmazonSecurityTokenService sts, string roleArn, MemberRole role)
    {
        _sts = sts;
        _request = new AssumeRoleRequest
        {
            RoleArn = roleArn,
            RoleSessionName = role.SessionName,
            ExternalId = role.ExternalId,
            DurationSeconds = SessionSeconds,
        };
        PreemptExpiryTime = RefreshBeforeExpiry;
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            var answer = await _sts.AssumeRoleAsync(_request);
            var session = answer.Credentials;
            return new CredentialsRefreshState(
                new ImmutableCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken),
                session.Expiration!.Value.ToUniversalTime());
        }
        catch (Exception e) when (AwsFailure.Translate(e) is { } failure)
        {
            throw AsRoleFailure(failure);
        }
    }

    // STS answers AccessDenied alike for a missing role, a missing account and a trust that does not name us.
    private ServiceFailureException AsRoleFailure(ServiceFailureException failure) =>
        failure.Kind is FailureKind.AccessDenied or FailureKind.RegionUnavailable
            ? new ServiceFailureException(
                FailureKind.RoleUnavailable, "AssumeRoleFailed", $"{_request.RoleArn}: {failure.Code}: {failure.Message}", failure)
            : failure;
}
