using System.Collections.Concurrent;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Which account an access key acts in, learned from the AssumeRole answers that pass through.</summary>
internal sealed class AccountBook : IProxyBehaviour
{
    private readonly ConcurrentDictionary<string, string> _accounts = new();

    /// <summary>moto's default for a key that nobody has assumed: that is what moto itself does.</summary>
    public string AccountOf(string accessKey) => _accounts.GetValueOrDefault(accessKey, AwsPlace.DefaultAccount);

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (call.Is("sts", "AssumeRole") && call.Answer is { IsSuccess: true } answer)
        {
            Learn(XElement.Parse(answer.Text));
        }
    }

    private void Learn(XElement answer)
    {
        string Text(string name) => answer.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";
        var arn = Text("Arn").Split(':');
        if (arn.Length > 4)
        {
            _accounts[Text("AccessKeyId")] = arn[4];
        }
    }
}
