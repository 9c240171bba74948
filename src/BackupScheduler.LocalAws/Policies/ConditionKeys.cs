namespace BackupScheduler.LocalAws.Policies;

/// <summary>The context keys whose meaning is settled here; one that is misspelt would never be present, and say so nowhere.</summary>
internal static class ConditionKeys
{
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID",
        "aws:PrincipalServiceName", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID",
        "aws:ViaAWSService", "cloudwatch:namespace", "events:source", "iam:PassedToService", "iam:PolicyARN", "kms:CallerAccount", "kms:ViaService",
        "s3:prefix", "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id", "sts:ExternalId",
    };

    public static void Demand(string key)
    {
        if (!s_known.Contains(key)) throw new PolicyException($"the context key {key} is not known here");
    }
}
