using System.CommandLine;
using BackupScheduler.Aws;
using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli;

/// <summary>Through which profile, Region and endpoint a command reaches AWS.</summary>
/// <param name="Variables">The environment, with the Region that was found as AWS_REGION.</param>
/// <param name="Profile">The profile that was asked for; null for what the SDK finds.</param>
internal sealed record AwsAccess(IReadOnlyDictionary<string, string> Variables, AwsProfile? Profile)
{
    /// <summary>Reads; nothing is called.</summary>
    /// <param name="profile">A profile of the AWS configuration files; null for what the SDK finds.</param>
    /// <param name="region">The home Region; null for AWS_REGION or the profile's.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="BadUsageException">There is no such profile, or the endpoint is no URL.</exception>
    public static AwsAccess Read(string? profile, string? region, IReadOnlyDictionary<string, string> environment)
    {
        var found = FindProfile(profile);
        CheckEndpoint(environment);
        return new AwsAccess(WithRegion(region, environment, found), found);
    }

    /// <summary>How the adapters reach AWS.</summary>
    public AwsOptions OptionsFor(FunctionSettings settings) => new(settings.HomeRegion.Value, Credentials: Profile?.Credentials);

    public static Option<string?> ProfileOption() =>
        new("--profile") { Description = "a profile of your AWS configuration files", HelpName = "name" };

    /// <summary>The option of the home Region.</summary>
    /// <param name="of">What is in that Region, for the help text.</param>
    public static Option<string?> RegionOption(string of)
    {
        var option = new Option<string?>("--region") { Description = $"the Region of {of}; unless given AWS_REGION, or the profile's", HelpName = "Region" };
        option.Validators.Add(parsed =>
        {
            var given = parsed.Tokens.SingleOrDefault()?.Value;
            if (!Region.TryParse(given, out _)) parsed.AddError(Given.Line("--region", Given.Show(given), "a Region such as eu-west-1"));
        });
        return option;
    }

    private static AwsProfile? FindProfile(string? name)
    {
        if (name is null) return null;
        var profile = AwsProfile.Find(name)
            ?? throw new BadUsageException(Given.Line("--profile", Given.Show(name), "a profile with credentials in your AWS configuration files"));
        // What else the profile says, such as its endpoint_url, the SDK reads by itself.
        Environment.SetEnvironmentVariable("AWS_PROFILE", name);
        return profile;
    }

    private static void CheckEndpoint(IReadOnlyDictionary<string, string> environment)
    {
        var given = environment.GetValueOrDefault("AWS_ENDPOINT_URL");
        if (!string.IsNullOrEmpty(given) && !(Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            throw new BadUsageException(Given.Line("AWS_ENDPOINT_URL", Given.Show(given), "an http or https URL"));
    }

    private static Dictionary<string, string> WithRegion(string? asked, IReadOnlyDictionary<string, string> environment, AwsProfile? profile)
    {
        var variables = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        string? Set(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        var region = asked ?? Set("AWS_REGION") ?? Set("AWS_DEFAULT_REGION")
            ?? profile?.Region ?? AwsProfile.FindRegion(Set("AWS_PROFILE") ?? AwsProfile.Default);
        if (region is not null) variables["AWS_REGION"] = region;
        return variables;
    }
}
