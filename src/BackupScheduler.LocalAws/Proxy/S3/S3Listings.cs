using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.S3;

/// <summary>
/// Listings while IAM is enforced: the emulator takes the escapes of slashes out of a query before it checks the signature, so that no
/// client's own fits. They are asked anew with a key of the caller's account; who may ask is held by the ledger.
/// </summary>
internal sealed class S3Listings(AwsWire wire, Func<string, AwsCredentials?>? credentialsOf) : IProxyBehaviour
{
    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        if (!call.Is("s3", "ListObjectsV2") || call.S3 is not { } target || credentialsOf?.Invoke(call.Account) is null)
        {
            await next();
            return;
        }

        var query = string.Join('&', target.Query.Select(field => $"{Escaped(field.Key)}={Escaped(field.Value)}"));
        try
        {
            var answer = await wire.RestAsync(
                new RestRequest(HttpMethod.Get, "s3", $"{Uri.EscapeDataString(target.Bucket)}?{query}"), new AwsPlace(call.Account, call.Region), call.Cancellation);
            call.Answer = ProxyAnswer.Of(200, "application/xml", answer.Text);
        }
        catch (AwsWireException e)
        {
            call.Answer = AwsError.Of(call, e.Status, e.Code, e.Message);
        }
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);
}
