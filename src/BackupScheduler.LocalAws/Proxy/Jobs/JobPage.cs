using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.Jobs;

/// <summary>One page of ListExports or ListImports, which differ in names alone.</summary>
/// <param name="List">What the answer calls its list.</param>
/// <param name="Size">What the call calls the length of a page.</param>
internal sealed record JobPage(string List, string Size)
{
    private const int Longest = 25;

    public async Task<ProxyAnswer> AnswerAsync<TRequest>(ProxyCall call, JobBook<TRequest> book, Func<Job<TRequest>, Task<JsonObject>> summary)
    {
        var (size, after) = ((int?)call.Input[Size] ?? Longest, After(call.Input));
        if (size is < 1 or > Longest)
        {
            return Refusal.Invalid($"{Size} must be between 1 and {Longest}.").Answer(call);
        }

        if (after is { IsKnown: false })
        {
            return Refusal.Invalid("The NextToken is not valid.").Answer(call);
        }

        var place = new AwsPlace(call.Account, call.Region);
        var jobs = book.List(place, (string?)call.Input["TableArn"], after?.Arn);
        var page = await Task.WhenAll(jobs.Take(size).Select(summary));
        var answer = new JsonObject { [List] = new JsonArray([.. page]) };
        if (jobs.Count > size)
        {
            answer["NextToken"] = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(jobs[size - 1].Arn));
        }

        return ProxyAnswer.Of(200, JsonService.DynamoDb.ContentType, answer.ToJsonString());
    }

    private static (string Arn, bool IsKnown)? After(JsonObject input)
    {
        if ((string?)input["NextToken"] is not { } token)
        {
            return null;
        }

        try
        {
            return (Encoding.UTF8.GetString(Convert.FromHexString(token)), true);
        }
        catch (FormatException)
        {
            return ("", false);
        }
    }
}
