using System.Text.RegularExpressions;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>A stack gives out queue URLs as AWS has them; here they lead to the emulator, or to the proxy before it.</summary>
public static partial class EmulatedUrls
{
    public static string In(string value, Uri endpoint) => Queue().Replace(value, endpoint.GetLeftPart(UriPartial.Authority));

    [GeneratedRegex(@"^https://sqs\.[a-z0-9-]+\.amazonaws\.com")]
    private static partial Regex Queue();
}
