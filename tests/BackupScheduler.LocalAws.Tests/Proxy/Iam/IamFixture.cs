using System.Xml.Linq;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Tests.Faults;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Iam;

/// <summary>IAM calls through a proxy, and what comes of them.</summary>
internal static class IamFixture
{
    public const string Deny =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"dynamodb:DeleteBackup","Resource":"*"}]}""";

    public static Task<ProxyFixture> StartAsync(MotoServer moto, IamSemanticsOptions? options = null, TimeProvider? time = null) =>
        ProxyFixture.StartAsync(moto, new AwsProxyOptions { Iam = options ?? new(), Time = time ?? TimeProvider.System });

    public static Task<XElement> IamAsync(
        this ProxyFixture proxy, string account, string action, params IEnumerable<(string Name, string Value)> fields) =>
        proxy.Wire.CallAsync(
            QueryService.Iam, action, fields.ToDictionary(f => f.Name, f => f.Value), new AwsPlace(account, "us-east-1"));

    /// <summary>`200`, or the status and code of the refusal.</summary>
    public static Task<string> OutcomeAsync(
        this ProxyFixture proxy, string account, string action, params IEnumerable<(string Name, string Value)> fields) =>
        FaultFixture.OutcomeAsync(() => proxy.IamAsync(account, action, fields));

    /// <summary>A document of so many characters that count; white space comes on top.</summary>
    public static string DocumentOf(int size)
    {
        string Document(string resource) => Deny.Replace("*", resource, StringComparison.Ordinal);
        var frame = Document("arn:aws:s3:::").Length;
        return Document("arn:aws:s3:::" + new string('x', size - frame)).Replace("{", "{\n  ", StringComparison.Ordinal);
    }
}
