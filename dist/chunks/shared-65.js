module.exports=require("../hunkguard.js")("./shared-65.js");
