using System.Collections.Concurrent;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>Whose access keys are, learned from the AssumeRole and CreateAccessKey answers that pass through.</summary>
internal sealed class AccountBook : IProxyBehaviour
{
    private readonly ConcurrentDictionary<string, IamCaller> _callers = new();

    /// <summary>moto's default for a key that nobody has been given: that is what moto itself does.</summary>
    public string AccountOf(string accessKey) => CallerOf(accessKey)?.Account ?? AwsPlace.DefaultAccount;

    public IamCaller? CallerOf(string accessKey) => _callers.GetValueOrDefault(accessKey);

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        await next();
        if (call.Answer is not { IsSuccess: true } answer)
        {
            return;
        }

        if (call.Is("sts", "AssumeRole"))
        {
            LearnSession(call, XElement.Parse(answer.Text));
        }
        else if (call.Is("iam", "CreateAccessKey"))
        {
            var key = XElement.Parse(answer.Text);
            Learn(key.Text("AccessKeyId"), IamCaller.User(call.Account, key.Text("UserName")));
        }
    }

    /// <summary>A session that was given elsewhere.</summary>
    public void LearnRole(string accessKey, string roleArn, string session, string roleId = "AROAEXAMPLE")
    {
        var role = roleArn.Split(':', 6);
        if (role.Length == 6)
        {
            Learn(accessKey, IamCaller.Session(role[4], role[5][(role[5].IndexOf('/', StringComparison.Ordinal) + 1)..], session, roleId));
        }
    }

    private void LearnSession(ProxyCall call, XElement answer) => LearnRole(
        answer.Text("AccessKeyId"), call.Form.GetValueOrDefault("RoleArn", ""),
        call.Form.GetValueOrDefault("RoleSessionName", ""), answer.Text("AssumedRoleId").Split(':')[0]);

    private void Learn(string accessKey, IamCaller caller) => _callers[accessKey] = caller with { AccessKey = accessKey };
}
