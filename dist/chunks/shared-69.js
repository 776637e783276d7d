module.exports=require("../hunkguard.js")("./shared-69.js");
