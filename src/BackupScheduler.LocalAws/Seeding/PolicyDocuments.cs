namespace BackupScheduler.LocalAws.Seeding;

/// <summary>Policy documents that worlds are seeded with.</summary>
public static class PolicyDocuments
{
    public const string AllowEverything =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>A trust policy: who may assume the role. The principal is JSON, such as `{"Service":"ec2.amazonaws.com"}`.</summary>
    public static string Trust(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";

    /// <summary>A trust policy for a service, such as `ec2.amazonaws.com`.</summary>
    public static string TrustOfService(string service) => Trust($$"""{"Service":"{{service}}"}""");

    /// <summary>A trust policy for everyone of an account whom the account itself lets.</summary>
    public static string TrustOfAccount(string account) => Trust($$"""{"AWS":"arn:aws:iam::{{account}}:root"}""");
}
