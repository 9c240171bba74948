namespace BackupScheduler.LocalAws.Wire;

/// <summary>Sessions of roles.</summary>
public static class Sessions
{
    /// <summary>AssumeRole, called in the account given.</summary>
    public static async Task<AwsCredentials> AssumeRoleAsync(
        this AwsWire wire, string roleArn, string sessionName = "local", string callerAccount = AwsPlace.DefaultAccount,
        CancellationToken cancellation = default)
    {
        var answer = await wire.CallAsync(QueryService.Sts, "AssumeRole", new Dictionary<string, string>
        {
            ["RoleArn"] = roleArn,
            ["RoleSessionName"] = sessionName,
        }, new AwsPlace(callerAccount, "us-east-1"), cancellation);
        return new AwsCredentials(answer.Text("AccessKeyId"), answer.Text("SecretAccessKey"), answer.Text("SessionToken"));
    }
}
