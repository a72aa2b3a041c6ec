using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Records;
using Microsoft.AspNetCore.DataProtection;

namespace ClinicalAssistant.Api.Protecting;

/// <summary>Encryption of clinical text in the record by ASP.NET Data Protection: the key is renewed every 90 days, older ones stay for reading.</summary>
internal static class ClinicalText
{
    private const string Purpose = "clinical-assistant.records.text.v1";

    public static IServiceCollection AddClinicalText(this IServiceCollection services, ClinicalSettings settings)
    {
        if (!settings.Records.EncryptText)
            return services;
        var folder = settings.Records.KeyFolder.Length > 0 ? settings.Records.KeyFolder : Path.Combine(settings.Home, "keys");
        if (!Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        services.AddDataProtection().SetApplicationName("clinical-assistant").PersistKeysToFileSystem(new DirectoryInfo(folder));
        services.AddSingleton(provider =>
        {
            var protector = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
            return new TextProtection(protector.Protect, protector.Unprotect);
        });
        return services;
    }
}
